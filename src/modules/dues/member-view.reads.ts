import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { Member } from '#modules/membership/index.ts'
import { findPeople } from '#modules/people/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { findBankAccount } from './bank-account.store.ts'
import { notFound } from './dues.errors.ts'
import type { MemberDuesView } from './dues.schema.ts'
import { readMemberExemptions } from './exemption.reads.ts'
import { duesOfMembers } from './owed.reads.ts'
import { paymentCode, payment } from './payment.rules.ts'
import { toReceiptView } from './receipt.reads.ts'
import { findReceipts } from './receipt.store.ts'

/** All that is known of a member's dues: years, receipts, exemptions, and how to pay what is open by transfer. */
export async function memberDuesView(ctx: Ctx, member: Member): Promise<MemberDuesView> {
  const today = civilDate(ctx.now())
  const dues = (await duesOfMembers(ctx.db, [member.id], today)).get(member.id)
  const person = (await findPeople(ctx.db, [member.personId])).get(member.personId)
  if (!dues || !person) throw notFound()
  const ids = [member.id, ...dues.days.folded]
  const nameOf = await nameUnits(ctx, [member.unit], today)
  const owed = dues.years.reduce((sum, year) => sum + year.owed, 0)
  const account = await findBankAccount(
    ctx.db,
    dues.path.map(({ code }) => code),
  )
  const code = paymentCode(ctx.services.lookupKey, member.id)
  return {
    id: member.id,
    name: person.name,
    number: member.number,
    unit: { code: member.unit, name: nameOf(member.unit) },
    association: member.association,
    owed,
    years: dues.years.map(({ feeId: _feeId, ...year }) => year),
    receipts: (await findReceipts(ctx.db, { membership: ids })).map(toReceiptView),
    exemptions: await readMemberExemptions(ctx, ids),
    pay: account && owed > 0 ? payment(account, code, { amount: owed, name: person.name }) : null,
  }
}
