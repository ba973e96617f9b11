import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { unitsNamed } from '#modules/units/index.ts'
import { placeRuns, type PersonQuery } from './person-search.rules.ts'
import { LONGEST_WORD } from './person-words.rules.ts'

/** Whose people are looked through: words of units (`u…` with all below, `d…` alone), one of which she must have. */
export type Scope = readonly string[] | 'all'

export type SearchPage = {
  ids: string[]
  next: string | null
  /** So many match that only some are shown, in no order: the search wants another word. */
  many: boolean
}

/** Numbers of identity cards as the hashes under which they are kept. */
export type IdHashes = { national: string | null; old: string | null }

/**
 * How many people are looked at, in a shuffled order and in the index alone, before their words are looked up. What one in
 * thirty has fills a page from these; what fewer have, the look-up finds quickly.
 */
const SAMPLE = 800
/** Of so many that were looked up, all are fetched and sorted; of more, these. Neither way ever reads everybody. */
const MOST_FETCHED = 500

type Found = { id: string; name_order: string; draw: number }
type Condition = RawBuilder<SqlBool>
/** `indexed`: it asks for words alone. */
type Asked = { matches: Condition; indexed: boolean }

/** One page of the people that match, sorted by given name; of too many, some. */
export async function searchPeople(
  db: Db,
  given: { query: PersonQuery | undefined; hashes: IdHashes; units: readonly string[]; scope: Scope },
  page: { cursor?: string | undefined; limit: number },
): Promise<SearchPage> {
  const asked = await conditionOf(db, given)
  const accented = given.query?.accented ?? []
  if (accented.length > 0 && (page.cursor === undefined || page.cursor.startsWith(EXACT))) {
    const found = await findPage(db, { ...asked, matches: sql`${asked.matches} and ${every(accented)}` }, page, EXACT)
    if (found.ids.length > 0) return found
  }
  return findPage(db, asked, page, '')
}

// Whoever typed accents is shown those who have them; only when there are none, the others.
const EXACT = '~'

async function findPage(
  db: Db,
  { matches, indexed }: Asked,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  mark: string,
): Promise<SearchPage> {
  const [mode, key, id] = cursor === undefined ? ['', null, null] : readCursor(cursor.slice(mark.length), 3)
  const after = (kind: string) => (mode === kind ? { key, id } : undefined)
  if (indexed && mode !== 'few') {
    const rows = await readDrawn(db, matches, after('many'), limit + 1)
    if (rows.length > limit || mode === 'many') {
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      const sorted = shown.toSorted((a, b) => (a.name_order < b.name_order ? -1 : 1))
      const next = last ? mark + writeCursor(['many', last.draw, last.id]) : null
      return { ids: sorted.map((row) => row.id), next, many: true }
    }
  }
  const rows = await readLookedUp(db, matches, after('few'))
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const many = rows.length >= MOST_FETCHED
  const next = last && !many ? mark + writeCursor(['few', last.name_order, last.id]) : null
  return { ids: shown.map((row) => row.id), next, many }
}

type After = { key: string | number | null | undefined; id: string | number | null | undefined } | undefined

/** Those among the next people of the shuffled order. */
async function readDrawn(db: Db, matches: Condition, after: After, limit: number): Promise<Found[]> {
  const beyond = after ? sql`and (draw, id) > (${after.key}::int, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Found>`
    select p.id, p.name_order, p.draw from (
      select id, name_order, draw, words from people where merged_into is null ${beyond} order by draw, id limit ${SAMPLE}) p
     where ${matches} order by p.draw, p.id limit ${limit}`.execute(db)
  return rows
}

/**
 * Always by the index of words: of two common words that go badly together ("van" and "thi") the planner expects many
 * and would read the table from its beginning.
 */
async function readLookedUp(db: Db, matches: Condition, after: After): Promise<Found[]> {
  const beyond = after ? sql`and (p.name_order, p.id) > (${after.key}, ${after.id}::uuid)` : sql``
  const query = sql<Found>`
    select id, name_order, draw from (
      select p.id, p.name_order, p.draw from people p where p.merged_into is null and ${matches} ${beyond}
       limit ${MOST_FETCHED}) x
     order by name_order, id`
  if (db.isTransaction) return (await query.execute(db)).rows
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`.execute(
      trx,
    )
    return (await query.execute(trx)).rows
  })
}

async function conditionOf(db: Db, given: Parameters<typeof searchPeople>[1]): Promise<Asked> {
  const { query, hashes, units, scope } = given
  const all: Condition[] = []
  if (scope !== 'all') all.push(some(scope))
  if (units.length > 0) all.push(some(units.map((code) => `u${code}`)))
  if (query) {
    for (const group of query.groups) all.push(some(group))
    for (const end of query.phoneEnds) all.push(phoneEnds(end, query))
    if (query.names.length > 0) all.push(await namesOf(db, query.names))
    if (hashes.national !== null) all.push(sql`p.national_id_hash = ${hashes.national}`)
  }
  const indexed = !query || (query.phoneEnds.length === 0 && hashes.national === null)
  return { matches: sql`(${sql.join(all, sql` and `)})`, indexed }
}

/** All words are of her name, or some of them, beside one another, name a place where she is known. */
async function namesOf(db: Db, names: readonly string[]): Promise<Condition> {
  const ways = [every(names)]
  const runs = placeRuns(names)
  const places = await Promise.all(runs.map((run) => unitsNamed(db, run.name)))
  for (const [index, { from, to }] of runs.entries()) {
    const codes = places[index] ?? []
    if (codes.length === 0) continue
    const rest = names.filter((_, place) => place < from || place >= to)
    const there = some(codes.map((code) => `u${code}`))
    ways.push(rest.length === 0 ? there : sql`(${every(rest)} and ${there})`)
  }
  return sql`(${sql.join(ways, sql` or `)})`
}

const cut = (words: readonly string[]) => [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))]
const every = (words: readonly string[]): Condition => sql`p.words @> ${cut(words)}::text[]`
const some = (words: readonly string[]): Condition => sql`p.words && ${cut(words)}::text[]`

/** A longer end of a phone number than the words have; a member number or an old card may look the same. */
function phoneEnds(end: string, { groups }: PersonQuery): Condition {
  const number = groups.flat().filter((word) => word.startsWith('m') && word.slice(1).replace(/^0/, '').endsWith(end))
  return sql`(p.words && ${number}::text[] or exists (select 1 from person_phones f
    where f.person_id = p.id and f.phone like ${`%${end}`}))`
}
