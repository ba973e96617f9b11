import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { makeDemoAccounts, makeDemoDossiers } from '#app/demo/demo.ts'
import { systemRun } from '#app/seed.ts'
import { CODE_LENGTH, newCode } from '#kernel/codes/code-alphabet.ts'
import type { BenchProduct } from './bench-product.ts'

/** Unit of the officer who reads the inbox; a tenth of all dossiers lie there. */
export const OFFICE = '20965'
const PROVINCE = '48'
const SEEDS = 40

export type Population = {
  dossiers: number
  inOffice: number
  openInOffice: number
  trackingCodes: string[]
  communes: string[]
}

/**
 * Many dossiers made of a few: forty are played by the real operations into every state, then copied by SQL with other
 * ids, codes, names, moments and communes, components and events with them. (The hashes of copied events do not chain.)
 */
export async function populate(bench: BenchProduct, dossiers: number): Promise<Population> {
  const { product, pool } = bench
  const run = systemRun(product.runtime)
  await makeDemoAccounts(product.runtime, run)
  await makeDemoDossiers(product.runtime, run, SEEDS)
  const communes = await communesOf(pool)
  await planCopies(bench, dossiers, communes)
  await copyDossiers(pool)
  await pool.query('vacuum (analyze)')
  const { rows } = await pool.query<{ all: number; open: number }>(
    `select count(*)::int as all, count(*) filter (where finished_at is null)::int as open from dossiers where unit_code = $1`,
    [OFFICE],
  )
  const codes = await pool.query<{ code: string }>(
    `select tracking_code as code from bench_copies order by id limit 2000`,
  )
  return {
    dossiers: dossiers + SEEDS,
    inOffice: rows[0]?.all ?? 0,
    openInOffice: rows[0]?.open ?? 0,
    trackingCodes: codes.rows.map((row) => row.code),
    communes,
  }
}

async function communesOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>(
    `select code from units where level = 'commune' and parent_code = $1 and (valid_to is null or valid_to > now()) order by code limit 40`,
    [PROVINCE],
  )
  return [OFFICE, ...rows.map((row) => row.code).filter((code) => code !== OFFICE)]
}

/** One row a copy: its source, its ids and codes, its commune, and by how much earlier everything happened. */
async function planCopies({ pool, product }: BenchProduct, count: number, communes: readonly string[]): Promise<void> {
  await pool.query(
    `create table bench_copies (id uuid primary key, source uuid, number int, tracking_code text, unit_code text, earlier interval)`,
  )
  await pool.query('create table bench_codes (number int primary key, tracking_code text)')
  const CHUNK = 20_000
  for (let from = 0; from < count; from += CHUNK) {
    const codes = Array.from({ length: Math.min(CHUNK, count - from) }, () =>
      newCode(product.runtime.random, CODE_LENGTH.tracking),
    )
    await pool.query(
      'insert into bench_codes select $1 + n, code from unnest($2::text[]) with ordinality as given(code, n)',
      [from, codes],
    )
  }
  await pool.query(
    `insert into bench_copies
     select uuidv7(-plan.earlier), plan.source, plan.number, plan.tracking_code, plan.unit_code, plan.earlier
       from (select sources.ids[1 + c.number % array_length(sources.ids, 1)] as source, c.number, c.tracking_code,
                    case when c.number % 10 = 0 then $1 else ($2::text[])[1 + (c.number / 10 + c.number) % array_length($2::text[], 1)] end as unit_code,
                    make_interval(mins => (1440 + random() ^ 2 * 400000)::int) as earlier
               from bench_codes c, (select array_agg(id order by id) as ids from dossiers) sources) plan`,
    [OFFICE, communes.slice(1)],
  )
}

async function copyDossiers(pool: Pool): Promise<void> {
  const earlier = (column: string) => `${column} - c.earlier`
  await copy(pool, 'dossiers', 's.id = c.source', {
    id: 'c.id',
    code: `c.unit_code || '-' || to_char(s.submitted_at - c.earlier, 'YYMMDD') || '-' || lpad(c.number::text, 6, '0')`,
    tracking_code: 'c.tracking_code',
    applicant_token_hash: `encode(sha256(c.id::text::bytea), 'hex')`,
    national_id_hash: `encode(sha256((c.number % 150000)::text::bytea), 'hex')`,
    draft_id: 'null',
    unit_code: 'c.unit_code',
    ...Object.fromEntries(
      ['submitted_at', 'received_at', 'due_at', 'soon_at', 'waiting_since', 'finished_at', 'moved_at'].map((column) => [
        column,
        earlier(`s.${column}`),
      ]),
    ),
  })
  await copy(pool, 'dossier_components', 's.dossier_id = c.source', { dossier_id: 'c.id' })
  await copy(pool, 'events', 's.stream_id = c.source', { stream_id: 'c.id', at: earlier('s.at') })
}

/** `insert … select` over all columns that can be written, with some replaced: a column added later comes along by itself. */
async function copy(pool: Pool, table: string, on: string, replaced: Record<string, string>): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
        and attgenerated = '' and attidentity = '' order by attnum`,
    [table],
  )
  const names = rows.map((row) => row.name)
  const values = names.map((name) => replaced[name] ?? `s.${name}`)
  await pool.query(
    `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} s join bench_copies c on ${on}`,
  )
}

/** Rows of handed-in files, each for one submission: their bytes are one real photo. Returns their ids. */
export async function handInFiles(pool: Pool, count: number): Promise<string[]> {
  const sha256 = createHash('sha256').update('bench').digest('hex')
  const { rows } = await pool.query<{ id: string }>(
    `insert into files (id, sha256, size, media_type, pages, name, created_at)
     select uuidv7(), $1, 800000, 'image/jpeg', 1, 'giay-chung-sinh.jpg', now() from generate_series(1, $2::int) returning id`,
    [sha256, count],
  )
  return rows.map((row) => row.id)
}
