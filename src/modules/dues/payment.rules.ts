import { CODE_ALPHABET, newCode, parseCode } from '#kernel/codes/code-alphabet.ts'
import { hkdfSync } from 'node:crypto'
import { plainPurpose, vietQr } from './vietqr.rules.ts'

/** 38.9 bits and a check character: few enough to type on a phone, with the amount and the name beside it to compare. */
export const PAYMENT_CODE = 8

/**
 * The code by which a transfer is known as a member's: always the same for her, told by nothing, and hers alone as long as
 * the key of look-ups lives (which outlives every rotation).
 */
export function paymentCode(lookupKey: Uint8Array, member: string): string {
  let counter = 0
  return newCode(
    {
      bytes(n) {
        counter += 1
        return new Uint8Array(hkdfSync('sha256', lookupKey, member, `dues.payment ${counter}`, Math.max(n, 32)))
      },
    },
    PAYMENT_CODE,
  )
}

export type PayBy = {
  bank: string
  bankBin: string
  accountNumber: string
  holder: string
  amount: number
  purpose: string
  /** Text of the VietQR code. */
  qr: string
}

type Account = { bank_bin: string; bank_name: string; account_number: string; holder: string }

/** What to type, or to scan, to pay this amount. */
export function payment(account: Account, code: string, given: { amount: number; name: string }): PayBy {
  const purpose = plainPurpose(`HP ${code} ${given.name}`)
  return {
    bank: account.bank_name,
    bankBin: account.bank_bin,
    accountNumber: account.account_number,
    holder: account.holder,
    amount: given.amount,
    purpose,
    qr: vietQr({ bankBin: account.bank_bin, accountNumber: account.account_number, amount: given.amount, purpose }),
  }
}

/**
 * Codes that a purpose holds, as banks pass it on (with words of their own before and after, sometimes without spaces):
 * every stretch of that length whose check character is right. A wrong one passes by chance once in 29.
 */
export function codesIn(purpose: string): string[] {
  const text = plainText(purpose)
  const found = new Set<string>()
  for (const word of [...text.split(' '), text.replaceAll(' ', '')])
    for (let at = 0; at + PAYMENT_CODE < word.length; at += 1) {
      const parsed = parseCode(word.slice(at, at + PAYMENT_CODE + 1), PAYMENT_CODE)
      if (parsed.ok && [...parsed.code].every((character) => CODE_ALPHABET.includes(character))) found.add(parsed.code)
    }
  return [...found]
}

/** Capitals without accents; everything else becomes a space. */
export function plainText(text: string): string {
  return text
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]+/g, ' ')
    .trim()
}
