export type Sex = 'female' | 'male' | 'other'
export type PhoneKind = 'own' | 'shared' | 'zalo' | 'work'
export type AddressKind = 'residence' | 'temporary' | 'home_town'
export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'sibling' | 'grandchild' | 'grandparent' | 'other'

export type NewPhone = { phone: string; kind?: PhoneKind }
/** An address as somebody wrote it: `unit` is the unit of administration under the map of the day `mapOf`. */
export type NewAddress = { kind: AddressKind; line: string; unit: string; mapOf: string }

/** A person as she is registered. Phones in any usual spelling, dates `YYYY-MM-DD`, numbers of identity cards as digits. */
export type NewPerson = {
  /** As she writes it, in its own order. */
  name: string
  otherNames?: readonly string[]
  sex?: Sex
  birthDate?: string | null
  /** Where only the year is known. */
  birthYear?: number | null
  /** Twelve digits. */
  nationalId?: string
  /** Nine digits, of the identity card of before. */
  oldId?: string
  phones?: readonly NewPhone[]
  addresses?: readonly NewAddress[]
}

/** A unit at which a person is known: by a membership (with its number), or by where she lives. */
export type Place = {
  personId: string
  unitCode: string
  source: 'membership' | 'residence'
  /** The membership or the address. */
  sourceId: string
  number?: string | null
}

/** What lists and other modules show of a person; phones in full, for whoever shows them to mask. */
export type PersonSummary = {
  id: string
  name: string
  otherNames: string[]
  sex: Sex | null
  birthDate: string | null
  birthYear: number | null
  phone: string | null
  /** The phone is a relative's or the family's. */
  phoneShared: boolean
  address: string
  /** The unit of administration of the residence, as written. */
  unit: string | null
  /** SHA-256 of the picture. */
  photo: string | null
  diedOn: string | null
}

/** One spelling of a name: NFC, single spaces. Names in capitals stay as they are: whoever imports decides. */
export const tidyName = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

/** The year of birth, from the date where there is one. */
export const yearOf = ({ birthDate, birthYear }: Pick<NewPerson, 'birthDate' | 'birthYear'>): number | null =>
  birthDate ? Number(birthDate.slice(0, 4)) : (birthYear ?? null)

/** `+84905123456` → `+84•••••456`: enough to know one's own again. */
export const maskPhone = (phone: string): string =>
  `${phone.slice(0, 3)}${'•'.repeat(Math.max(0, phone.length - 6))}${phone.slice(-3)}`
