import { callers } from './rights-callers.ts'
import type { PageRights } from './rights-pages.ts'

/** Pages of dues; which things of which unit is a matter of the policy. */
export const duesPages: Record<string, PageRights> = {
  '/desk/dues': { get: callers },
  '/desk/dues/collect': { get: 'dues.list-open', actions: { collect: 'dues.collect-many' } },
  '/desk/dues/reminders': {
    get: 'dues.list-reminders',
    actions: { phone: 'dues.reveal-phone', called: 'dues.note-reminder', send: 'dues.send-reminders' },
  },
  '/desk/dues/receipts/:code': { get: 'dues.get-receipt', actions: { reverse: 'dues.get-receipt' } },
  '/desk/dues/receipts/:code/pdf': { get: 'dues.print-receipt' },
  '/desk/dues/funds': { get: 'dues.list-funds' },
  '/desk/dues/funds/:unit': {
    get: 'dues.get-fund',
    actions: {
      entry: 'dues.record-entry',
      handover: 'dues.hand-over',
      reverse: 'dues.reverse-journal',
      account: 'dues.set-bank-account',
      close: 'dues.close-year',
    },
  },
  '/desk/dues/funds/:unit/:year/pdf': { get: 'dues.print-year' },
  '/desk/dues/fees': { get: 'dues.list-fees', actions: { fee: 'dues.set-fee' } },
  '/desk/dues/statements': { get: 'dues.list-statements', actions: { upload: 'dues.upload-statement' } },
  '/desk/dues/statements/:statement': {
    get: 'dues.get-statement',
    actions: { certain: 'dues.match-certain', match: 'dues.match-line', aside: 'dues.set-line-aside' },
  },
  '/desk/members/:id/dues': {
    get: 'dues.get-member',
    actions: { collect: 'dues.collect', exempt: 'dues.exempt-member', end: 'dues.end-exemption' },
  },
  '/account/membership/dues': { get: 'dues.get-own', actions: { reminders: 'dues.choose-reminders' } },
  '/account/membership/dues/receipts/:code/pdf': { get: 'dues.print-own-receipt' },
  '/receipt': { get: callers },
  '/receipt/:code': { get: callers },
  '/v/receipt/:code': { get: 'dues.verify-receipt' },
}
