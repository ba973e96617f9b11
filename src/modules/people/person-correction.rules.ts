import { maskNationalId, type NationalId } from '#kernel/crypto/national-id.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { maskPhone, tidyName, type NewPerson, type PhoneKind, type Sex } from './person.rules.ts'

/** Fields of a person that she may say are wrong, in the order in which they are shown. */
export const CORRECTABLE = ['name', 'other_names', 'sex', 'birth', 'phones', 'residence', 'national_id'] as const
export type Correctable = (typeof CORRECTABLE)[number]
export type CorrectionState = 'open' | 'accepted' | 'refused' | 'withdrawn'

/** What stands in each field; null where nothing is known. An address is read under the map of its day (`mapOf`). */
export type FieldValues = {
  name: string
  other_names: readonly string[]
  sex: Sex | null
  birth: { date: string | null; year: number | null }
  phones: readonly { phone: string; kind: PhoneKind }[]
  residence: { line: string; unit: string; mapOf: string } | null
  national_id: string | null
}
/** Values of some of the fields; where one is meant, of that one. */
export type Proposed = { [F in Correctable]?: FieldValues[F] }

/** Numbers are masked until somebody opens them: a look of its own, in the access log. */
export const isNumber = (field: Correctable): boolean => field === 'phones' || field === 'national_id'

/** One spelling of a value, to compare. The day of the map is not part of where somebody lives. */
export function spelled(proposed: Proposed): string {
  const { birth, phones, residence, ...rest } = proposed
  return JSON.stringify([
    rest.name ?? rest.other_names ?? rest.sex ?? rest.national_id ?? null,
    birth && [birth.date, birth.year],
    phones?.map(({ phone, kind }) => [phone, kind]),
    residence && [residence.line, residence.unit],
  ])
}

/** What correcting a person takes for these values. */
export function toChanges(proposed: Proposed): Partial<NewPerson> {
  const { name, other_names: otherNames, sex, birth, phones, residence, national_id: nationalId } = proposed
  return {
    ...(name !== undefined && { name: tidyName(name) }),
    ...(otherNames && { otherNames }),
    ...(sex && { sex }),
    ...(birth && { birthDate: birth.date, birthYear: birth.year }),
    ...(phones && { phones }),
    ...(residence && { addresses: [{ kind: 'residence' as const, ...residence }] }),
    ...(nationalId && { nationalId }),
  }
}

type Words = {
  t(id: string): string
  /** Name of the unit and of those above it. */
  place(value: NonNullable<FieldValues['residence']>): string
}

/** A value as people read it; null where nothing is known. `open`: numbers in full. */
export function inWords(proposed: Proposed, { t, place }: Words, open: boolean): string | null {
  const { name, other_names: otherNames, sex, birth, phones, residence, national_id: nationalId } = proposed
  if (name !== undefined) return name
  if (otherNames) return otherNames.join(', ') || null
  if (sex) return t(`people.page.sex_${sex}`)
  if (birth) return birth.date ? formatCivilDate(birth.date) : birth.year === null ? null : String(birth.year)
  if (phones) return phones.map((one) => phoneInWords(one, t, open)).join('; ') || null
  if (residence) return [residence.line, place(residence)].filter((part) => part !== '').join(', ')
  if (nationalId) return open ? nationalId : maskNationalId(nationalId as NationalId)
  return null
}

function phoneInWords({ phone, kind }: FieldValues['phones'][number], t: Words['t'], open: boolean): string {
  const number = open ? phone.replace('+84', '0') : maskPhone(phone)
  return kind === 'own' ? number : `${number} (${t(`people.page.phone_${kind}`)})`
}
