/**
 * The personal identification number (số định danh cá nhân): twelve digits. The first three name the province of birth
 * registration, but provinces were merged and their codes changed, so nothing more than the twelve digits is checked.
 */
export type NationalId = string & { readonly __nationalId: unique symbol }

/** The number without the spaces and dots people write, or undefined. Reads full-width digits. */
export function parseNationalId(text: string): NationalId | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[\s.]/g, '')
  return isNationalId(digits) ? digits : undefined
}

/** What a screen shows: `001*****4567`. A full reveal is an operation of its own that is recorded. */
export function maskNationalId(id: NationalId): string {
  return `${id.slice(0, 3)}*****${id.slice(-4)}`
}

function isNationalId(text: string): text is NationalId {
  return /^[0-9]{12}$/.test(text)
}
