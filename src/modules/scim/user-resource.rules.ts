import { isoMoment } from '#kernel/i18n/format.ts'
import type { Resource } from './scim-patch.rules.ts'
import { MEMBER, USER, withVersion } from './scim-resource.rules.ts'

/** A person as the client sees her, with her membership in its units. */
export type UserRow = {
  id: string
  name: string
  other_names: string[]
  sex: 'female' | 'male' | 'other' | null
  birth_date: string | null
  birth_year: number | null
  created_at: Date
  user_name: string
  external_id: string | null
  membership: string
  number: string | null
  state: 'applied' | 'active' | 'suspended'
  kind: string
  joined_on: string | null
  unit: string
  unit_name: string
  phones: { phone: string; kind: 'own' | 'shared' | 'zalo' | 'work' }[]
  line: string | null
  commune: string | null
  commune_name: string | null
}

const phoneType = { own: 'mobile', shared: 'home', zalo: 'other', work: 'work' } as const

/** A Vietnamese name is one text; its first word is the family's, its last the given one. */
export function nameParts(name: string) {
  const words = name.split(' ')
  const middle = words.slice(1, -1).join(' ')
  return {
    formatted: name,
    familyName: words[0] ?? name,
    ...(words.length > 1 && { givenName: words.at(-1) }),
    ...(middle !== '' && { middleName: middle }),
  }
}

export function toUser(row: UserRow, base: string): Resource {
  const [first] = row.phones
  return withVersion({
    schemas: [USER, MEMBER],
    id: row.id,
    ...(row.external_id !== null && { externalId: row.external_id }),
    userName: row.user_name,
    name: nameParts(row.name),
    displayName: row.name,
    ...(row.other_names[0] !== undefined && { nickName: row.other_names[0] }),
    active: row.state === 'active',
    userType: row.kind,
    ...(first && {
      phoneNumbers: row.phones.map(({ phone, kind }) => ({
        value: phone,
        type: phoneType[kind],
        primary: phone === first.phone,
      })),
    }),
    ...((row.commune !== null || row.line !== null) && {
      addresses: [
        {
          type: 'home',
          primary: true,
          formatted: [row.line, row.commune_name].filter((part) => part !== null && part !== '').join(', '),
          streetAddress: row.line ?? '',
          locality: row.commune_name ?? '',
          country: 'VN',
        },
      ],
    }),
    groups: [{ value: row.unit, display: row.unit_name, type: 'direct', $ref: `${base}/Groups/${row.unit}` }],
    [MEMBER]: {
      membership: row.membership,
      unit: row.unit,
      kind: row.kind,
      state: row.state,
      ...(row.number !== null && { number: row.number }),
      ...(row.joined_on !== null && { joinedOn: row.joined_on }),
      ...(row.sex !== null && { sex: row.sex }),
      ...(row.birth_date !== null && { birthDate: row.birth_date }),
      ...(row.birth_year !== null && { birthYear: row.birth_year }),
    },
    meta: { resourceType: 'User', created: isoMoment(row.created_at), location: `${base}/Users/${row.id}` },
  })
}
