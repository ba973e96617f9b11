import { valuesAt } from './scim-filter.rules.ts'
import type { Resource } from './scim-patch.rules.ts'
import { MEMBER } from './scim-resource.rules.ts'
import { scimErrors } from './scim.errors.ts'

/** What a client says of a user. Left out: not said; an empty nickName or externalId: taken away. */
export type UserInput = {
  userName?: string
  externalId?: string
  name?: string
  nickName?: string
  active?: boolean
  phones?: { phone: string; kind: 'own' | 'shared' | 'zalo' | 'work' }[]
  member: {
    unit?: string
    kind?: 'ordinary' | 'core' | 'automatic' | 'honorary'
    number?: string
    joinedOn?: string
    sex?: 'female' | 'male' | 'other'
    birthDate?: string
    birthYear?: number
    nationalId?: string
    decision?: { number: string; on: string; signer: string }
  }
}

/** Reads a user as a client sends it; names compare without capitals. Throws `scim.invalid_value` with the attribute. */
export function readUser(body: Resource): UserInput {
  const active = one(body, 'active')
  // Some clients send "True" for true.
  const flag = typeof active === 'string' ? /^true$/i.test(active) : active
  if (flag !== undefined && typeof flag !== 'boolean') throw scimErrors.invalidValue('active')
  const phones = valuesAt(body, 'phonenumbers')
  const [userName, externalId, nickName] = [words(body, 'userName'), words(body, 'externalId'), words(body, 'nickName')]
  const name = readName(body)
  return {
    ...(userName !== undefined && { userName }),
    ...(externalId !== undefined && { externalId }),
    ...(name !== undefined && { name }),
    ...(nickName !== undefined && { nickName }),
    ...(flag !== undefined && { active: flag }),
    ...(phones.length > 0 && { phones: phones.slice(0, 10).map(readPhone) }),
    member: readMember(body),
  }
}

/** The name as one text; made of its parts in the order of Vietnamese names where only these are sent. */
function readName(body: Resource): string | undefined {
  const part = (key: string) => words(body, `name.${key}`) ?? ''
  const parts = [part('familyName'), part('middleName'), part('givenName')].filter((word) => word !== '').join(' ')
  const text = part('formatted') || parts || words(body, 'displayName') || ''
  return text === '' ? undefined : text.replaceAll(/\s+/g, ' ').trim()
}

/** When parts of a name were changed and the whole was not, the parts count. */
export function settleName(before: Resource, after: Resource): Resource {
  const whole = (resource: Resource) => words(resource, 'name.formatted')
  const parts = (resource: Resource) =>
    ['familyName', 'middleName', 'givenName'].map((key) => words(resource, `name.${key}`) ?? '').join('|')
  const [display, shown] = [words(before, 'displayName'), words(after, 'displayName')]
  const name = after['name']
  if (whole(before) === whole(after) && parts(before) !== parts(after) && name !== null && typeof name === 'object') {
    const { formatted: _formatted, ...rest } = name as Resource
    return { ...after, name: rest }
  }
  if (whole(before) === whole(after) && display !== shown && shown !== undefined)
    return { ...after, name: { formatted: shown } }
  return after
}

const kinds = { mobile: 'own', home: 'shared', other: 'zalo', work: 'work' } as const

function readPhone(entry: unknown): NonNullable<UserInput['phones']>[number] {
  const phone = words(entry, 'value')
  const type = words(entry, 'type')?.toLowerCase() ?? 'mobile'
  if (phone === undefined) throw scimErrors.invalidValue('phoneNumbers')
  return { phone, kind: type in kinds ? kinds[type as keyof typeof kinds] : 'own' }
}

function readMember(body: Resource): UserInput['member'] {
  const entry = Object.entries(body).find(([key]) => key.toLowerCase() === MEMBER.toLowerCase())?.[1] ?? {}
  const group = valuesAt(body, 'groups.value').find((value) => typeof value === 'string')
  const unit = words(entry, 'unit') ?? (typeof group === 'string' ? group : undefined)
  const choice = <const Options extends readonly string[]>(
    key: string,
    options: Options,
  ): Options[number] | undefined => {
    const value = words(entry, key)
    if (value !== undefined && !options.includes(value)) throw scimErrors.invalidValue(key)
    return value
  }
  const day = (key: string, from: unknown = entry) => {
    const value = words(from, key)
    if (value !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw scimErrors.invalidValue(key)
    return value
  }
  const birthYear = one(entry, 'birthYear')
  if (birthYear !== undefined && !Number.isInteger(birthYear)) throw scimErrors.invalidValue('birthYear')
  const decision = one(entry, 'decision')
  return {
    ...defined('unit', unit),
    ...defined('kind', choice('kind', ['ordinary', 'core', 'automatic', 'honorary'])),
    ...defined('number', words(entry, 'number')),
    ...defined('joinedOn', day('joinedOn')),
    ...defined('sex', choice('sex', ['female', 'male', 'other'])),
    ...defined('birthDate', day('birthDate')),
    ...defined('birthYear', birthYear as number | undefined),
    ...defined('nationalId', words(entry, 'nationalId')),
    ...(decision !== undefined && {
      decision: {
        number: words(decision, 'number') ?? '',
        on: day('on', decision) ?? '',
        signer: words(decision, 'signer') ?? '',
      },
    }),
  }
}

const defined = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value })

const one = (thing: unknown, path: string): unknown => valuesAt(thing, path.toLowerCase())[0] ?? undefined

function words(thing: unknown, path: string): string | undefined {
  const value = one(thing, path)
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string' || value.length > 400) throw scimErrors.invalidValue(path)
  return value.normalize('NFC')
}
