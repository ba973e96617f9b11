import { apiRoute } from '#kernel/http/api-route.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { closeYear } from '../operations/close-year.ts'
import { collectDues, collectMany } from '../operations/collect-dues.ts'
import { endExemption, exemptMember } from '../operations/exempt-member.ts'
import { getFund, listFunds } from '../operations/get-fund.ts'
import { chooseReminders, getMemberDues, getOwnDues } from '../operations/get-member-dues.ts'
import { getReceipt, printOwnReceipt, printReceipt, verifyReceipt } from '../operations/get-receipt.ts'
import { handOver } from '../operations/hand-over.ts'
import { listFees } from '../operations/list-fees.ts'
import { listOpen } from '../operations/list-open.ts'
import { printYear } from '../operations/print-year.ts'
import { recordEntry } from '../operations/record-entry.ts'
import { reverseJournal } from '../operations/reverse-journal.ts'
import { setBankAccount } from '../operations/set-bank-account.ts'
import { setFee } from '../operations/set-fee.ts'

const tag = 'Dues'
const pdf = { responseType: 'application/pdf', respond: (_c: unknown, file: never) => fileAnswer(file, 'print') }

/** Dues, receipts, fees, and the funds with their ledger. */
export const duesApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/open',
    operation: listOpen,
    tag,
    summary: 'Members of a unit with what they owe',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/payments',
    operation: collectDues,
    tag,
    summary: 'Take dues from a member',
    description:
      'All that is open, some years, or an amount put to the oldest year first. Send an `Idempotency-Key`: the same call sent ' +
      'again, from a phone that lost its network, say, takes the money once.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/payments/many',
    operation: collectMany,
    tag,
    summary: 'Take dues from several members at once: a receipt each, or none',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/members/{member}',
    operation: getMemberDues,
    tag,
    summary: 'The dues of a member, year by year',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/dues',
    operation: getOwnDues,
    tag,
    summary: 'One’s own dues, how to pay them, and the funds',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/dues/reminders',
    operation: chooseReminders,
    tag,
    summary: 'Whether one wants to be reminded by a message',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/dues/receipts/{code}/print',
    operation: printOwnReceipt,
    tag,
    summary: 'One’s own receipt as PDF',
    guesses: 'guess',
    ...pdf,
  }),
  apiRoute({ method: 'get', path: '/api/v1/dues/receipts/{code}', operation: getReceipt, tag, summary: 'A receipt' }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/receipts/{code}/print',
    operation: printReceipt,
    tag,
    summary: 'A receipt as PDF',
    ...pdf,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/receipts/{code}',
    operation: verifyReceipt,
    tag,
    summary: 'Is a receipt real, and does it stand?',
    guesses: 'guess',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/fees',
    operation: listFees,
    tag,
    summary: 'Fees that hold for a unit',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/fees',
    operation: setFee,
    tag,
    summary: 'Set the fee of a kind for a year',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/members/{member}/exemptions',
    operation: exemptMember,
    tag,
    summary: 'Free a member from dues',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/exemptions/{exemption}/end',
    operation: endExemption,
    tag,
    summary: 'End an exemption',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/funds',
    operation: listFunds,
    tag,
    summary: 'The fund of a unit and those right below it',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/funds/{unit}',
    operation: getFund,
    tag,
    summary: 'The open book of a fund',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/funds/{unit}/entries',
    operation: recordEntry,
    tag,
    summary: 'Book an expense or other income',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/hand-overs',
    operation: handOver,
    tag,
    summary: 'Hand money over from one fund to another above or below it',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/journals/{journal}/reversal',
    operation: reverseJournal,
    tag,
    summary: 'Reverse a journal, with the reason',
    description: 'The only way to put a mistake right: nothing in the ledger is changed or deleted.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/dues/funds/{unit}/account',
    operation: setBankAccount,
    tag,
    summary: 'Set the account for transfers',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/dues/funds/{unit}/closings',
    operation: closeYear,
    tag,
    summary: 'Close a year of a book',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/dues/funds/{unit}/years/{year}',
    operation: printYear,
    tag,
    summary: 'The year of a fund as PDF',
    ...pdf,
  }),
]
