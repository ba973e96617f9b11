import type { FormPost } from '#kernel/http/form-post.ts'
import type { PageRequest } from '#kernel/http/page.ts'
import { listUnits, unitName } from '#modules/units/index.ts'
import { readBirth } from '../../citizen-card.rules.ts'
import { personErrors } from '../../person.errors.ts'
import type { OwnPerson } from '../../person.schema.ts'
import { birthOf } from './person-words.ts'

type Person = NonNullable<OwnPerson['person']>
type Unit = { code: string; name: string }
export type Places = { province: string | undefined; provinces: Unit[]; communes: Unit[] }
export type Values = Record<string, string>

export const UNIT = 'residence.unit'
export const PROVINCE = `${UNIT}.province`
export const LINE = 'residence.line'
/** What stood in a field when the form was opened, beside it: only what she changed is sent on. */
export const wasOf = (name: string) => `was.${name}`
/** Names of the inputs of her phones: those she has, and one more. */
export const phoneNames = (person: Person) => [...person.phones, undefined].map((_phone, index) => `phones.${index}`)

/** What stands in the fields now, by the names of the inputs. Her residence as today's map has it, where that is known. */
export function valuesOf(person: Person, today: Unit | undefined): Values {
  const home = homeOf(person)
  return {
    name: person.name,
    otherNames: person.otherNames.join(', '),
    sex: person.sex ?? '',
    birth: birthOf(person),
    [UNIT]: today?.code ?? '',
    [LINE]: home?.line ?? '',
    ...Object.fromEntries(person.phones.map(({ phone }, index) => [`phones.${index}`, phone.replace('+84', '0')])),
  }
}

export const homeOf = (person: Person) =>
  person.addresses.find(({ kind, validTo }) => kind === 'residence' && validTo === null)

/** All provinces, and the communes of one. */
export async function placesOf(p: PageRequest, province: string | undefined): Promise<Places> {
  const name = (unit: Parameters<typeof unitName>[0] & { code: string }) => ({
    code: unit.code,
    name: unitName(unit, p.locale),
  })
  const provinces = await p.run(listUnits, { level: 'province', limit: 200 })
  const asked = { parent: province, level: 'commune', limit: 200 }
  const communes = province === undefined ? [] : (await p.run(listUnits, asked)).items
  return { province, provinces: provinces.items.map(name), communes: communes.map(name) }
}

/** What she changed, as the operation takes it. Throws on the field that cannot be read. */
export function changedIn(form: FormPost) {
  const text = (name: string) => form.text(name).trim()
  const changed = (name: string) => text(name) !== form.text(wasOf(name)).trim()
  const birth = readBirth(text('birth'))
  if (changed('birth') && (!birth || text('birth') === '')) throw personErrors.badBirth('birth')
  const phones = Object.keys(form.all).filter((name) => /^phones\.\d+$/.test(name))
  const kindOf = (name: string) =>
    (['own', 'shared', 'zalo', 'work'] as const).find((kind) => kind === form.text(`${name}.kind`)) ?? 'own'
  const names = text('otherNames').split(',')
  return {
    ...(changed('name') && { name: text('name') }),
    ...(changed('otherNames') && { otherNames: names.filter((name) => name.trim() !== '') }),
    ...(changed('sex') && { sex: text('sex') as 'female' }),
    ...(changed('birth') && birth && bornOn(birth)),
    ...(phones.some(changed) && { phones: phones.map((name) => ({ phone: text(name), kind: kindOf(name) })) }),
    ...((changed(UNIT) || changed(LINE)) && { residence: { unit: text(UNIT), line: text(LINE) } }),
    ...(text('nationalId') !== '' && { nationalId: text('nationalId') }),
    note: text('note'),
  }
}

const bornOn = ({ birthDate, birthYear }: NonNullable<ReturnType<typeof readBirth>>) =>
  birthDate === null ? { birthYear: birthYear ?? undefined } : { birthDate }
