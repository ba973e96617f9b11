/** NAPAS's identifier of VietQR within EMVCo merchant codes. */
const NAPAS = 'A000000727'
/** Longest purpose that all apps show whole (EMVCo tag 62-08 has 25 characters). */
const PURPOSE = 25

export type VietQr = {
  /** NAPAS number of the bank, six digits. */
  bankBin: string
  accountNumber: string
  /** By account (default) or by card. */
  by?: 'account' | 'card'
  /** Dong; with an amount the code is a dynamic one (for one payment). */
  amount?: number
  billNumber?: string
  purpose?: string
}

/** The text of a VietQR code (EMVCo QR, TLV of two-digit tag and length), closed by its CRC. */
export function vietQr(given: VietQr): string {
  const additional = [
    ...(given.billNumber === undefined ? [] : [field('01', given.billNumber)]),
    ...(given.purpose === undefined ? [] : [field('08', given.purpose)]),
  ].join('')
  const body = [
    field('00', '01'),
    field('01', given.amount === undefined ? '11' : '12'),
    field(
      '38',
      field('00', NAPAS) +
        field('01', field('00', given.bankBin) + field('01', given.accountNumber)) +
        field('02', given.by === 'card' ? 'QRIBFTTC' : 'QRIBFTTA'),
    ),
    field('53', '704'),
    ...(given.amount === undefined ? [] : [field('54', String(given.amount))]),
    field('58', 'VN'),
    ...(additional === '' ? [] : [field('62', additional)]),
    '6304',
  ].join('')
  return body + crc16(body)
}

const field = (tag: string, value: string): string => `${tag}${String(value.length).padStart(2, '0')}${value}`

/** CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, as four capitals of hex. ASCII only. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const character of text) {
    crc ^= (character.codePointAt(0) ?? 0) << 8
    for (let bit = 0; bit < 8; bit += 1)
      crc = (crc & 0x8000) === 0 ? (crc << 1) & 0xffff : ((crc << 1) ^ 0x1021) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** Plain capitals without accents, as banks pass purposes on; cut to what all apps show. */
export function plainPurpose(text: string): string {
  const plain = text.replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFD').replaceAll(/\p{M}/gu, '')
  return plain
    .toUpperCase()
    .replaceAll(/[^0-9A-Z ]+/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, PURPOSE)
    .trim()
}
