import { ownTables, type Db } from '#kernel/db/db.ts'
import type { PrivacyTables } from './privacy.table.ts'

const tables = (db: Db) => ownTables<PrivacyTables>(db)

/** How many days each kind of thing is kept, as the office has set it, by rule. */
export const readPeriods = (db: Db) =>
  tables(db).selectFrom('retention_periods').select(['rule', 'days', 'source', 'recalled']).orderBy('rule').execute()

/** Whom to ask about personal data; undefined until the office has said it. */
export const readContact = (db: Db) =>
  tables(db)
    .selectFrom('privacy_contact')
    .select(['controller', 'officer', 'phone', 'email', 'address'])
    .executeTakeFirst()
