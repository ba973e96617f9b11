import { maskNationalId, type NationalId } from '#kernel/crypto/national-id.ts'
import { maskPhone } from './person.rules.ts'
import type { PersonView } from './person.schema.ts'

/** `205123456` → `20••••456`. */
export const maskOldId = (id: string): string => `${id.slice(0, 2)}••••${id.slice(-3)}`

export const maskedPhones = (phones: readonly { phone: string; kind: PersonView['phones'][number]['kind'] }[]) =>
  phones.map(({ phone, kind }) => ({ masked: maskPhone(phone), kind }))

export const maskedId = (id: string | null): string | null => (id === null ? null : maskNationalId(id as NationalId))
