import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { phonesOf } from '#modules/people/index.ts'
import type { Comparison, Filter, ScimValue } from './scim-filter.rules.ts'
import { scimErrors } from './scim.errors.ts'

type Column = { type: 'text' | 'exact' | 'number' | 'boolean' | 'moment' | 'day'; of: RawBuilder<unknown> }
/** Attributes with several values: a condition on one becomes `exists`. */
type Several = { from: RawBuilder<unknown>; of: RawBuilder<unknown>; parts?: Record<string, RawBuilder<unknown>> }

const column = (type: Column['type'], of: RawBuilder<unknown>): Column => ({ type, of })

/** Attributes by path, over a row `b` of user.reads.ts. */
export const columns: Readonly<Record<string, Column>> = {
  id: column('exact', sql`b.id::text`),
  externalid: column('exact', sql`b.external_id`),
  username: column('text', sql`b.user_name`),
  'name.formatted': column('text', sql`b.name`),
  displayname: column('text', sql`b.name`),
  'name.familyname': column('text', sql`split_part(b.name, ' ', 1)`),
  'name.givenname': column('text', sql`nullif(substring(b.name from '[^ ]+$'), b.name)`),
  'name.middlename': column('text', sql`nullif(substring(b.name from '^[^ ]+ (.*) [^ ]+$'), '')`),
  nickname: column('text', sql`b.other_names[1]`),
  active: column('boolean', sql`(b.state = 'active')`),
  usertype: column('text', sql`b.kind`),
  kind: column('text', sql`b.kind`),
  state: column('text', sql`b.state`),
  number: column('text', sql`b.number`),
  unit: column('exact', sql`b.unit`),
  membership: column('exact', sql`b.membership::text`),
  sex: column('text', sql`b.sex`),
  birthyear: column('number', sql`b.birth_year`),
  birthdate: column('day', sql`b.birth_date`),
  joinedon: column('day', sql`b.joined_on`),
  groups: column('exact', sql`b.unit`),
  'groups.value': column('exact', sql`b.unit`),
  'meta.created': column('moment', sql`b.created_at`),
  'meta.resourcetype': column('text', sql`'User'`),
}

const several: Readonly<Record<string, Several>> = {
  phonenumbers: {
    from: sql`${phonesOf(sql`b.id`)} f`,
    of: sql`f.phone`,
    parts: {
      value: sql`f.phone`,
      type: sql`case f.kind when 'own' then 'mobile' when 'shared' then 'home' when 'work' then 'work' else 'other' end`,
    },
  },
}

/**
 * The filter as a condition of SQL; throws `scim.invalid_filter` for attributes that cannot be looked for. Those of which
 * `isElsewhere` is true (other resources have them) are attributes without a value.
 */
export function toCondition(filter: Filter, isElsewhere: (path: string) => boolean): RawBuilder<SqlBool> {
  const part = (of: Filter) => toCondition(of, isElsewhere)
  switch (filter.op) {
    case 'and':
      return sql`(${part(filter.left)} and ${part(filter.right)})`
    case 'or':
      return sql`(${part(filter.left)} or ${part(filter.right)})`
    case 'not':
      return sql`not coalesce(${part(filter.of)}, false)`
    case 'within':
      return isKnown(filter.path) || filter.path === 'groups' || !isElsewhere(filter.path)
        ? within(filter.path, filter.of)
        : sql<SqlBool>`false`
    default:
      return isKnown(filter.path) || !isElsewhere(filter.path) ? leaf(filter) : withoutValue(filter)
  }
}

const isKnown = (path: string) => Object.hasOwn(columns, path) || Object.hasOwn(several, path.split('.')[0] ?? '')

type Leaf = Extract<Filter, { path: string; op: Comparison | 'pr' }>

/** A comparison with nothing: only being other than something, and being nothing, hold. */
const withoutValue = (filter: Leaf): RawBuilder<SqlBool> =>
  (filter.op === 'ne' && filter.value !== null) || (filter.op === 'eq' && filter.value === null)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`false`

function leaf(filter: Leaf): RawBuilder<SqlBool> {
  const known = Object.hasOwn(columns, filter.path) ? columns[filter.path] : undefined
  if (known) return filter.op === 'pr' ? present(known) : compare(known, filter.op, filter.value)
  const [list = '', part = 'value'] = filter.path.split('.')
  const found = Object.hasOwn(several, list) ? several[list] : undefined
  const of = found?.parts?.[part]
  if (!found || !of) throw scimErrors.invalidFilter()
  const inner = column('text', of)
  return sql`exists (select 1 from ${found.from} where ${filter.op === 'pr' ? present(inner) : compare(inner, filter.op, filter.value)})`
}

function within(path: string, of: Filter): RawBuilder<SqlBool> {
  const found = Object.hasOwn(several, path) ? several[path] : undefined
  if (!found) {
    if (path === 'groups' && 'path' in of) return leaf({ ...of, path: `groups.${of.path}` } as Leaf)
    throw scimErrors.invalidFilter()
  }
  const inside = (one: Filter): RawBuilder<SqlBool> => {
    switch (one.op) {
      case 'and':
        return sql`(${inside(one.left)} and ${inside(one.right)})`
      case 'or':
        return sql`(${inside(one.left)} or ${inside(one.right)})`
      case 'not':
        return sql`not coalesce(${inside(one.of)}, false)`
      case 'within':
        throw scimErrors.invalidFilter()
      default: {
        const part = found.parts?.[one.path]
        if (!part) throw scimErrors.invalidFilter()
        return one.op === 'pr' ? present(column('text', part)) : compare(column('text', part), one.op, one.value)
      }
    }
  }
  return sql`exists (select 1 from ${found.from} where ${inside(of)})`
}

const present = ({ type, of }: Column): RawBuilder<SqlBool> =>
  type === 'text' || type === 'exact' ? sql`(${of} is not null and ${of} <> '')` : sql`(${of} is not null)`

const signs = { eq: sql`=`, ne: sql`<>`, gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` } as const

function compare({ type, of }: Column, op: Comparison, value: ScimValue): RawBuilder<SqlBool> {
  if (value === null) {
    if (op !== 'eq' && op !== 'ne') throw scimErrors.invalidFilter()
    return op === 'eq' ? sql`(${of} is null)` : sql`(${of} is not null)`
  }
  if (op === 'co' || op === 'sw' || op === 'ew') {
    if (typeof value !== 'string' || (type !== 'text' && type !== 'exact')) throw scimErrors.invalidFilter()
    const text = value.normalize('NFC').replaceAll(/[\\%_]/g, String.raw`\$&`)
    const pattern = op === 'sw' ? `${text}%` : op === 'ew' ? `%${text}` : `%${text}%`
    return type === 'text' ? sql`lower(${of}) like lower(${pattern})` : sql`${of} like ${pattern}`
  }
  // Of truth there is no more and no less (RFC 7644 section 3.4.2.2).
  if (type === 'boolean' && op !== 'eq' && op !== 'ne') throw scimErrors.invalidFilter()
  const wanted = parameter(type, value)
  const known = type === 'text' ? sql`lower(${of})` : of
  return op === 'ne' ? sql`(${known} is distinct from ${wanted})` : sql`(${known} ${signs[op]} ${wanted})`
}

function parameter(type: Column['type'], value: string | number | boolean): RawBuilder<unknown> {
  if (type === 'number' && typeof value === 'number') return sql`${value}::numeric`
  if (type === 'boolean' && typeof value === 'boolean') return sql`${value}::boolean`
  if (typeof value === 'string') {
    if (type === 'text') return sql`lower(${value.normalize('NFC')})`
    if (type === 'exact') return sql`${value}`
    const isDate = !Number.isNaN(Date.parse(value)) && /^\d{4}-\d{2}-\d{2}/.test(value)
    if (type === 'moment' && isDate) return sql`${value}::timestamptz`
    if (type === 'day' && isDate) return sql`${value.slice(0, 10)}::date`
  }
  throw scimErrors.invalidFilter()
}
