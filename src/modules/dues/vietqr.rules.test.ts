import { expect, test } from 'vitest'
import { crc16, plainPurpose, vietQr } from './vietqr.rules.ts'

// The vectors of NAPAS's specification. In its first one the length of the account is misprinted (12 for 13 characters);
// its CRC fits the misprint, so it proves the CRC, and the code that we write differs from it in that length.
const misprinted = '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304'

test('a code to an account without an amount is that of NAPAS, with the length that the account has', () => {
  expect(crc16(misprinted)).toBe('F4E5')
  const code = vietQr({ bankBin: '970403', accountNumber: '0011012345678' })
  expect(code.slice(0, -4)).toBe(misprinted.replace('9704030112', '9704030113'))
  expect(code.slice(-4)).toBe(crc16(code.slice(0, -4)))
})

test('a code to a card without an amount is that of NAPAS', () => {
  expect(vietQr({ bankBin: '970403', accountNumber: '9704031101234567', by: 'card' })).toBe(
    '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52',
  )
})

test('a code with amount, bill and purpose is that of NAPAS', () => {
  const order = { amount: 180_000, billNumber: 'NPS6869', purpose: 'thanh toan don hang' }
  expect(vietQr({ bankBin: '970403', accountNumber: '0011012345678', ...order })).toBe(
    '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
  )
  expect(vietQr({ bankBin: '970403', accountNumber: '9704031101234567', by: 'card', ...order }).slice(-4)).toBe('A203')
})

test('the check value of CRC-16/CCITT-FALSE is 29B1', () => expect(crc16('123456789')).toBe('29B1'))

test('a purpose is written as banks pass it on', () => {
  expect(plainPurpose('Hội phí 2026, Đỗ Thị Hạnh')).toBe('HOI PHI 2026 DO THI HANH')
  expect(plainPurpose('a'.repeat(40))).toHaveLength(25)
})
