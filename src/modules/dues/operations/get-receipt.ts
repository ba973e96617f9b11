import { z } from 'zod'
import { parseCode } from '#kernel/codes/code-alphabet.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { initialsOf } from '#kernel/i18n/initials.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { paperUrl } from '#kernel/seal/sealer.ts'
import { findMember, membershipsOfPerson } from '#modules/membership/index.ts'
import { findPeople, personIds, personOfAccount } from '#modules/people/index.ts'
import { findUnitsEver, getUnit, unitName as unitNameOf, type Unit } from '#modules/units/index.ts'
import { notFound } from '../dues.errors.ts'
import { mayReadReceipt, READ } from '../dues.policy.ts'
import { FileAnswer, ReceiptView, UnitChoice, VerifiedReceipt } from '../dues.schema.ts'
import { bookToday } from '../former-funds.reads.ts'
import { findJournal } from '../ledger.store.ts'
import { toReceiptView } from '../receipt.reads.ts'
import { RECEIPT_CODE, sealedFacts } from '../receipt.rules.ts'
import { findReceipts, type StoredReceipt } from '../receipt.store.ts'
import { receiptPrint } from '../receipt-print.rules.ts'

const Code = z.strictObject({ code: z.string().max(200) })

async function byCode(ctx: Ctx, typed: string): Promise<StoredReceipt | undefined> {
  const parsed = parseCode(typed, RECEIPT_CODE)
  return parsed.ok ? (await findReceipts(ctx.db, { code: parsed.code }))[0] : undefined
}

async function payerOf(ctx: Ctx, receipt: StoredReceipt): Promise<string> {
  const member = await findMember(ctx.db, receipt.membership_id)
  return member ? ((await findPeople(ctx.db, [member.personId])).get(member.personId)?.name ?? '') : ''
}

/**
 * The unit that took the money, as it was called on the day. Money of before the branch was founded is written down by it
 * too, and an act may end a branch on the day that it still wrote receipts: those have its first or last name.
 */
async function issuerOf(ctx: Ctx, receipt: StoredReceipt): Promise<{ unit: Unit; on: string }> {
  const { unit_code: code, paid_on: paidOn } = receipt
  const unit = (await findUnitsEver(ctx.db, [code], paidOn)).get(code) ?? (await getUnit(ctx.db, code, paidOn))
  const { validFrom, validTo } = unit
  return { unit, on: validFrom > paidOn ? validFrom : validTo !== null && validTo < paidOn ? validTo : paidOn }
}

/** A receipt at the desk, with whose it is. */
export const getReceipt = question({
  name: 'dues.get-receipt',
  permission: READ,
  input: Code,
  output: ReceiptView.extend({
    member: z.uuid(),
    payer: z.string(),
    unitName: z.string(),
    book: UnitChoice.nullable().meta({ description: 'In whose book it would be reversed; null where several go on' }),
  }),
  reveals: (_input, { member }) => [{ type: 'membership', id: member, columns: ['dues'] }],
  async run(ctx, { code }) {
    const receipt = await byCode(ctx, code)
    if (!receipt) throw notFound()
    ctx.allow(mayReadReceipt(ctx.actor, receipt.unit_code, (await findMember(ctx.db, receipt.membership_id))?.unit))
    const since = (await findJournal(ctx.db, receipt.journal_id))?.seq
    const book = await bookToday(ctx, receipt.unit_code, since)
    const unitName = unitNameOf((await issuerOf(ctx, receipt)).unit, ctx.locale)
    const view = { ...toReceiptView(receipt), unitName, book }
    return { ...view, member: receipt.membership_id, payer: await payerOf(ctx, receipt) }
  },
})

/** Is a receipt real, and does it still stand? For anybody who holds its code; of the payer only what shows that it is hers. */
export const verifyReceipt = question({
  name: 'dues.verify-receipt',
  permission: 'anyone',
  input: Code,
  output: VerifiedReceipt,
  async run(ctx, { code }) {
    const found = await byCode(ctx, code)
    if (!found) return { code, status: 'unknown' as const, receipt: null }
    const view = toReceiptView(found)
    const { unit } = await issuerOf(ctx, found)
    return {
      code: view.code,
      status: found.reversed ? ('reversed' as const) : ('valid' as const),
      receipt: {
        number: view.number,
        unitName: unit.name,
        payer: initialsOf(await payerOf(ctx, found)),
        paidOn: view.paidOn,
        way: view.way,
        amount: view.amount,
        lines: view.lines,
        reversedOn: found.reversed?.on ?? null,
      },
    }
  },
})

/** The receipt on paper, at the desk. */
export const printReceipt = question({
  name: 'dues.print-receipt',
  permission: READ,
  input: Code,
  output: FileAnswer.extend({ member: z.uuid() }),
  reveals: (_input, { member }) => [{ type: 'membership', id: member, columns: ['dues'] }],
  async run(ctx, { code }) {
    const receipt = await byCode(ctx, code)
    if (!receipt) throw notFound()
    ctx.allow(mayReadReceipt(ctx.actor, receipt.unit_code, (await findMember(ctx.db, receipt.membership_id))?.unit))
    return { ...(await print(ctx, receipt)), member: receipt.membership_id }
  },
})

/** One's own receipt on paper. */
export const printOwnReceipt = question({
  name: 'dues.print-own-receipt',
  permission: 'signed_in',
  input: Code,
  output: FileAnswer,
  async run(ctx, { code }) {
    const receipt = await byCode(ctx, code)
    const person = ctx.actor.accountId === null ? undefined : await personOfAccount(ctx.db, ctx.actor.accountId)
    if (!receipt || person === undefined) throw notFound()
    const own = await membershipsOfPerson(ctx.db, await personIds(ctx.db, person))
    if (!own.some(({ id }) => id === receipt.membership_id)) throw notFound()
    return print(ctx, receipt)
  },
})

async function print(ctx: Ctx, receipt: StoredReceipt): Promise<z.input<typeof FileAnswer>> {
  const view = toReceiptView(receipt)
  const member = await findMember(ctx.db, receipt.membership_id)
  const { unit, on } = await issuerOf(ctx, receipt)
  const above = unit.parentCode === null ? undefined : await getUnit(ctx.db, unit.parentCode, on)
  const { number, paidOn } = view
  const facts = { number, unit: unit.name, paidOn, ...sealedFacts(view) }
  const paper = { kind: 'receipt' as const, code: receipt.code, issuedOn: civilDate(ctx.now()), facts }
  const url = paperUrl(ctx.services.config.publicUrl, ctx.services.sealer, paper)
  const agency = [...(above ? [above.name] : []), unit.name]
  const data = receiptPrint(
    {
      ...view,
      agency,
      payer: await payerOf(ctx, receipt),
      member: member?.number ?? '',
      issuedOn: civilDate(receipt.issued_at),
      url,
    },
    ctx.t,
    ctx.locale,
  )
  const assets = { 'qr.svg': qrSvg(url, data.seal.qrAlt) }
  const bytes = await ctx.services.pdf.render({ template: 'dues/receipt', data, assets })
  return { bytes, mediaType: 'application/pdf', name: `phieu-thu-${view.number.replaceAll('/', '-')}.pdf` }
}
