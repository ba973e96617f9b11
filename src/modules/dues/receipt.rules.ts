import { newCode, type RandomBytes } from '#kernel/codes/code-alphabet.ts'

/** 48.5 bits and a check character: typed beside the QR of a receipt. */
export const RECEIPT_CODE = 10

export const newReceiptCode = (random: RandomBytes): string => newCode(random, RECEIPT_CODE)

/** As it stands on paper and in the ledger: number of the year, year, unit: `0012/2026/PN20965-01`. */
export const receiptNumber = (receipt: { number: number; year: number; unit: string }): string =>
  `${String(receipt.number).padStart(4, '0')}/${receipt.year}/${receipt.unit}`

/** What of the money is sealed in the QR of a receipt. */
export const sealedFacts = (receipt: { amount: number; lines: readonly { year: number }[] }) => ({
  amount: String(receipt.amount),
  years: receipt.lines.map(({ year }) => String(year)).join(', '),
})
