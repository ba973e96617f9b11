import type { z } from 'zod'
import { personErrors } from './person.errors.ts'
import type { NewPerson } from './person.rules.ts'
import type { CorrectPerson } from './person.schema.ts'

type Input = Partial<
  Omit<z.output<typeof CorrectPerson>, 'person' | 'version' | 'diedOn' | 'addresses' | 'addPhones' | 'dropPhones'>
>

/** What was sent, without what was left out. Nobody is born after today (`YYYY-MM-DD`). */
export function toNewPerson(input: Input, today: string): Partial<NewPerson> {
  const { name, otherNames, sex, birthDate, birthYear, nationalId, oldId, phones } = input
  if (birthDate !== undefined && birthDate > today) throw personErrors.badBirth()
  if (birthYear !== undefined && birthYear > Number(today.slice(0, 4))) throw personErrors.badBirth()
  return {
    ...(name !== undefined && { name }),
    ...(otherNames !== undefined && { otherNames }),
    ...(sex !== undefined && { sex }),
    ...((birthDate !== undefined || birthYear !== undefined) && {
      birthDate: birthDate ?? null,
      birthYear: birthYear ?? null,
    }),
    ...(nationalId !== undefined && { nationalId }),
    ...(oldId !== undefined && { oldId: oldId.replaceAll(/\D/g, '') }),
    ...(phones !== undefined && { phones: phones.filter(({ phone }) => phone !== '') }),
  }
}
