import type { ChangeCode, Cleaned, FaultCode } from './cleaned.rules.ts'
import { cleanDate, type DayOrYear } from './clean-date.rules.ts'
import { cleanName, cleanText, joinName, tidy } from './clean-name.rules.ts'
import { cleanId, cleanPhone, factsOfId } from './clean-number.rules.ts'
import { cleanKind, cleanSex, cleanYes, plainWords, type Kind, type Sex } from './clean-word.rules.ts'
import { repeatedFields } from './same-as-above.rules.ts'
import { decodeText, type Encoding } from './detect-encoding.rules.ts'
import { sensitiveFields, type Field } from './fields.rules.ts'
import { nameField, type ImportOptions } from './import.rules.ts'
import type { Resolved } from './unit-names.rules.ts'

/**
 * A row of a sheet as it lies here: texts, those corrected by hand and those that a cell above says for it (by column), the
 * heading it stands under.
 */
export type RowCells = {
  cells: string[]
  fixed?: Record<string, string>
  above?: Record<string, string>
  heading?: string
}

/** What a row says of a person, cleaned. */
export type RowRecord = {
  name: string | null
  birthDate: string | null
  birthYear: number | null
  sex: Sex | null
  nationalId: string | null
  oldId: string | null
  phone: string | null
  unit: string | null
  address: string | null
  nativePlace: string | null
  number: string | null
  joinedOn: string
  kind: Kind
  ethnicity: string | null
  religion: string | null
  education: string | null
  occupation: string | null
  party: boolean | null
}

export type RowChange = { field: Field; from: string; to: string; code: ChangeCode }
export type RowFault = { field: Field; code: FaultCode }
export type CleanRow = { record: RowRecord; changes: RowChange[]; faults: RowFault[] }

/** Everything that reading a row depends on beside the row. */
export type ReadWith = {
  mapping: readonly (Field | 'skip')[]
  encodings: readonly Encoding[]
  /** By field: what stands there → what is meant. */
  replaced: Readonly<Record<string, Readonly<Record<string, string>>>>
  options: ImportOptions
  today: string
  /** Stands for all of this and for what admission asks: cleaned with the same stamp, a row comes out the same. */
  stamp: string
  resolve(branch: string, group: string): Resolved
}

/** And what cleaning it depends on. */
export type CleanWith = ReadWith & {
  /** Who may be of a kind (the charter, as data). */
  admits(
    kind: Kind,
    person: { sex: Sex | null; birthDate: string | null; birthYear: number | null },
  ): 'sex' | 'age' | undefined
}

/** The text of a field as it stands in the row: decoded, corrected, replaced. */
export function fieldText(
  row: RowCells,
  by: Pick<ReadWith, 'mapping' | 'encodings' | 'replaced'>,
  field: Field,
): string {
  const column = by.mapping.indexOf(field)
  if (column < 0) return ''
  const fixed = row.fixed?.[String(column)]
  const above = repeatedFields.has(field) ? row.above?.[String(column)] : undefined
  const text = fixed ?? decodeText(above ?? row.cells[column] ?? '', by.encodings[column] ?? 'unicode')
  const replaced = by.replaced[field]
  return replaced?.[tidy(text)] ?? text
}

/** Reads and cleans a row: the record, each change with what stood before, each fault with its field. */
export function cleanRow(row: RowCells, by: CleanWith): CleanRow {
  const read = readRow(row, by)
  return { ...read, faults: [...read.faults, ...admissionFaults(read.record, by)] }
}

/** What the charter has against the person of a row. */
export function admissionFaults(record: RowRecord, by: Pick<CleanWith, 'admits'>): RowFault[] {
  const refused = by.admits(record.kind, record)
  if (refused === undefined) return []
  return [refused === 'sex' ? { field: 'sex', code: 'sex_not_admitted' } : { field: 'birth', code: 'too_young' }]
}

/** As `cleanRow`, without asking who may be a member: what a thread can do that knows no charter. */
export function readRow(row: RowCells, by: ReadWith): CleanRow {
  const changes: RowChange[] = []
  const faults: RowFault[] = []
  const read = new Map<Field, string>()
  const text = (field: Field) => {
    const known = read.get(field) ?? fieldText(row, by, field)
    read.set(field, known)
    return known
  }
  const take = <Value>(
    field: Field,
    cleaned: Cleaned<Value>,
    show: (value: Value) => string = String,
  ): Value | null => {
    if (cleaned.fault) faults.push({ field, code: cleaned.fault })
    if (cleaned.change && cleaned.value !== null && show(cleaned.value) !== text(field))
      changes.push({ field, from: text(field), to: show(cleaned.value), code: cleaned.change })
    return cleaned.value
  }
  const words = (field: Field) => take(field, cleanText(text(field)))
  const name = readName(text, take)
  if (name === null && !faults.some(({ field }) => field === 'name' || field === 'family_name'))
    faults.push({ field: nameField(by.mapping), code: 'name_missing' })
  const ids = readIds(text, take)
  const birth = readBirth(text, take, by.today)
  const facts = ids.nationalId === null ? undefined : factsOfId(ids.nationalId)
  const sex = readSex(text, take, birth.sex)
  const joined = take('joined_on', cleanDate(text('joined_on'), by.today, 1930), dayText)
  const record: RowRecord = {
    name,
    ...ids,
    birthDate: birth.day?.date ?? null,
    birthYear: birth.day?.year ?? null,
    sex,
    phone: take('phone', cleanPhone(text('phone')), (phone) => phone.replace('+84', '0')),
    unit: readUnit(row, by, text, { changes, faults }),
    address: words('address'),
    nativePlace: words('native_place'),
    number: words('number')?.replaceAll(' ', '') ?? null,
    joinedOn: joined ? (joined.date ?? `${joined.year}-01-01`) : by.options.joinedOn,
    kind: take('kind', cleanKind(text('kind'))) ?? by.options.kind,
    ethnicity: words('ethnicity'),
    education: words('education'),
    occupation: words('occupation'),
    religion: words('religion'),
    party: take('party', cleanYes(text('party')), (yes) => (yes ? 'x' : '')),
  }
  noteAbove(row, by, text, changes)
  completeFromId(record, facts, { changes, faults }, by)
  notePost(text('post'), changes)
  checkTexts(record, by, faults)
  if (record.birthYear !== null && Number(record.joinedOn.slice(0, 4)) < record.birthYear)
    faults.push({ field: 'joined_on', code: 'joined_before_birth' })
  return { record, changes, faults }
}

type Text = (field: Field) => string
type Take = <Value>(field: Field, cleaned: Cleaned<Value>, show?: (value: Value) => string) => Value | null
type Notes = { changes: RowChange[]; faults: RowFault[] }

const dayText = ({ date, year }: DayOrYear) =>
  date ? `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}` : String(year)

function readName(text: Text, take: Take): string | null {
  if (text('name') !== '') return take('name', cleanName(text('name')))
  const joined = joinName(text('family_name'), text('given_name'))
  return joined === '' ? null : take('family_name', cleanName(joined))
}

/** A number of nine digits in the column of the new one is the old one, and the other way round. */
function readIds(text: Text, take: Take): { nationalId: string | null; oldId: string | null } {
  const found = (['national_id', 'old_id'] as const).map((field) =>
    take(field, cleanId(text(field)), (id) => ('national' in id ? id.national : id.old)),
  )
  const of = (kind: 'national' | 'old'): string | null =>
    found.flatMap((id) =>
      id === null ? [] : kind === 'national' ? ('national' in id ? [id.national] : []) : 'old' in id ? [id.old] : [],
    )[0] ?? null
  return { nationalId: of('national'), oldId: of('old') }
}

/** Two columns of years, one for women and one for men, tell the sex too. */
function readBirth(text: Text, take: Take, today: string): { day: DayOrYear | null; sex: Sex | null } {
  for (const [field, sex] of [
    ['birth', null],
    ['birth_female', 'female'],
    ['birth_male', 'male'],
  ] as const) {
    const raw = text(field)
    if (tidy(raw) === '') continue
    if (field !== 'birth' && /^[x✓]$/i.test(tidy(raw))) return { day: null, sex }
    return { day: take(field, cleanDate(raw, today), dayText), sex }
  }
  return { day: null, sex: null }
}

const readSex = (text: Text, take: Take, fromColumn: Sex | null): Sex | null =>
  take('sex', cleanSex(text('sex')), (sex) => sex) ?? fromColumn

function readUnit(row: RowCells, by: ReadWith, text: Text, notes: Notes): string | null {
  const branch = tidy(text('branch') || (by.replaced['branch']?.[tidy(row.heading ?? '')] ?? row.heading ?? ''))
  const group = tidy(text('group'))
  const found = by.resolve(branch, group)
  const field = branch === '' && group !== '' ? 'group' : 'branch'
  if ('code' in found) {
    if (branch !== '' && branch !== found.code)
      notes.changes.push({
        field,
        from: group === '' ? branch : `${branch}, ${group}`,
        to: found.code,
        code: 'unit_by_name',
      })
    return found.code
  }
  notes.faults.push({
    field: group !== '' && 'code' in by.resolve(branch, '') ? 'group' : field,
    code: 'several' in found ? 'unit_several' : 'unit_unknown',
  })
  return null
}

/** What a cell above said for the row. */
function noteAbove(row: RowCells, by: ReadWith, text: Text, changes: RowChange[]): void {
  for (const column of Object.keys(row.above ?? {})) {
    const field = by.mapping[Number(column)]
    if (field === undefined || field === 'skip' || !repeatedFields.has(field) || row.fixed?.[column] !== undefined)
      continue
    changes.push({ field, from: row.cells[Number(column)] ?? '', to: text(field), code: 'as_above' })
  }
}

/**
 * A post has a term and a decision that no list tells: it is said of the row, and entered by the cadre who answers for it.
 * That somebody is a member is no post.
 */
function notePost(text: string, changes: RowChange[]): void {
  const post = tidy(text)
  if (!/\p{L}{2}/u.test(post) || /^(hoi vien|hv|khong)\b/.test(plainWords(post))) return
  // First of all that is said: lists show only some.
  changes.unshift({ field: 'post', from: post, to: '', code: 'post_left' })
}

/** What the number of twelve digits tells where the sheet is silent; where both speak they must agree. */
function completeFromId(record: RowRecord, facts: ReturnType<typeof factsOfId>, notes: Notes, by: ReadWith): void {
  if (!facts) return
  const from = record.nationalId ?? ''
  if (record.sex === null) {
    record.sex = facts.sex
    notes.changes.push({ field: 'sex', from, to: facts.sex, code: 'sex_from_id' })
  } else if (record.sex !== facts.sex) notes.faults.push({ field: 'national_id', code: 'id_other_sex' })
  if (record.birthYear === null && !notes.faults.some(({ code }) => code.startsWith('date_'))) {
    record.birthYear = facts.year
    if (facts.year <= Number(by.today.slice(0, 4)))
      notes.changes.push({ field: 'birth', from, to: String(facts.year), code: 'year_from_id' })
  } else if (record.birthYear !== null && record.birthYear !== facts.year)
    notes.faults.push({ field: 'national_id', code: 'id_other_year' })
}

/** What the forms take of a text, too: more is no name and no house number, but a cell that slipped. */
function checkTexts(record: RowRecord, by: ReadWith, faults: RowFault[]): void {
  const bounds = [
    [nameField(by.mapping), record.name, 120],
    ['address', record.address, 200],
    ['number', record.number, 30],
  ] as const
  for (const [field, text, most] of bounds) {
    if (text === null) continue
    if (text.length > most) faults.push({ field, code: 'text_long' })
    else if (/[\p{Cc}<>]/u.test(text)) faults.push({ field, code: 'text_letters' })
  }
}

/** Fields that this reader may not see are mapped to nothing. */
export const withoutSensitive = (mapping: readonly (Field | 'skip')[]): (Field | 'skip')[] =>
  mapping.map((field) => (field !== 'skip' && sensitiveFields.includes(field) ? 'skip' : field))
