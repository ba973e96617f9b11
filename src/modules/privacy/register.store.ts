import { ownTables, type Db } from '#kernel/db/db.ts'
import type { PrivacyTables } from './privacy.table.ts'

type Contact = Omit<PrivacyTables['privacy_contact'], 'only_row'>

export async function saveContact(db: Db, contact: Contact): Promise<void> {
  await ownTables<PrivacyTables>(db)
    .insertInto('privacy_contact')
    .values(contact)
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(contact))
    .execute()
}
