import type { ReceiptView } from './dues.schema.ts'
import { receiptNumber } from './receipt.rules.ts'
import type { StoredReceipt } from './receipt.store.ts'
import { groupCode } from '#kernel/codes/code-alphabet.ts'

export const toReceiptView = (row: StoredReceipt): ReceiptView => ({
  id: row.id,
  journal: row.journal_id,
  code: groupCode(row.code),
  number: receiptNumber({ number: row.number, year: row.year, unit: row.unit_code }),
  unit: row.unit_code,
  way: row.way,
  paidOn: row.paid_on,
  amount: row.amount,
  lines: row.lines,
  reversed: row.reversed,
})
