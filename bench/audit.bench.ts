// How long does it take to prove the event log? Makes one of a given size as the product would have written it, signs
// roots over it and verifies it: node bench/audit.bench.ts [--streams 1000000] [--dir <folder>] [--keep]
// With --dir and --keep the log stays and is only verified the next time.
import { mkdtempSync, rmSync, mkdirSync, chmodSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { createDb, createPool } from '#kernel/db/db.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { EVENTS_PER_ROOT, sealNext, settledPosition } from '#kernel/events/root.store.ts'
import { verifyLog } from '#kernel/events/verify/verify-log.ts'
import { createSealer } from '#kernel/seal/sealer.ts'

const { values } = parseArgs({
  options: { streams: { type: 'string' }, dir: { type: 'string' }, keep: { type: 'boolean' } },
})
const STREAMS = Number(values.streams ?? 1_000_000)
const EVENTS = 10
const EVENT_MS = 3
const START = Date.parse('2026-01-01T00:00:00Z')

const DATA = JSON.stringify({
  assigneeName: 'Trần Thị Bích Ngọc',
  dueAt: '2026-12-02T10:00:00.000Z',
  from: 'examining',
  reason: 'Giấy chứng sinh bị mờ, không đọc được ngày sinh; đề nghị chụp lại bản rõ hơn',
  step: 'examination',
  to: 'waiting_supplement',
  unit: '20965',
})
const LOOK = JSON.stringify({
  operation: 'dossiers.list',
  reveals: [{ columns: ['applicant_name'], n: 50, type: 'dossier' }],
})

const say = (text: string) => console.error(text)
const sealer = createSealer([{ id: 'bench', key: new Uint8Array(32).fill(3), from: '2026-01-01' }])

const dir = values.dir ? resolve(values.dir) : mkdtempSync(join(tmpdir(), 'motcua-audit-bench-'))
mkdirSync(dir, { recursive: true })
chmodSync(dir, 0o755)
const made = existsSync(join(dir, 'postgres'))
const server = await startEmbeddedPostgres({ dataDir: join(dir, 'postgres') })
const connection = { host: server.host, user: server.user, database: 'postgres' }
await migrate(connection, { schema: 'motcua', folder: 'db/migrations' })
const pool = createPool(connection, 'motcua', 4)
pool.on('error', () => {})
try {
  if (!made) await timed('made', () => makeLog(pool))
  await measure(pool)
} finally {
  await pool.end()
  await server.stop()
  if (!values.keep) rmSync(dir, { recursive: true, force: true })
}

/** Hashes and rows are made by PostgreSQL, which is quick; that they are those of the product the verification shows. */
async function makeLog(pool: Pool): Promise<void> {
  await pool.query('alter table events drop constraint events_pkey; drop index events_position, events_subjects')
  await pool.query('alter table audit_leaves drop constraint audit_leaves_pkey; drop index audit_leaves_stream')
  await pool.query(
    `create function field(bytea) returns bytea language sql immutable as 'select int4send(octet_length($1)) || $1'`,
  )
  await pool.query(
    `create unlogged table heads as select n, gen_random_uuid() as id, null::bytea as hash from generate_series(0, $1 - 1) as n`,
    [STREAMS],
  )
  for (let step = 0; step < EVENTS; step += 1) {
    await pool.query(stepStatement(step))
    say(`event ${step + 1} of each stream`)
  }
  await pool.query('alter table events add primary key (stream_id, seq)')
  await pool.query('create index events_position on events (position)')
  await pool.query('create index events_subjects on events using gin (subjects)')
  await pool.query('vacuum analyze events')
  await sealAll(pool)
  await pool.query('alter table audit_leaves add primary key (root, stream_id)')
  await pool.query('create index audit_leaves_stream on audit_leaves (stream_id, root)')
  await pool.query('vacuum analyze audit_leaves')
}

/** The next event of every stream, in the order of time; a row is 0.5 to 1.3 kB. */
function stepStatement(step: number): string {
  const utf8 = (text: string) => `field(convert_to(${text}, 'UTF8'))`
  const publicPart = [
    `field(int2send(2::int2)) || field(uuid_send(id)) || field(int4send(${step + 1}))`,
    `${utf8('stream')} || ${utf8('type')} || field(timestamptz_send(at))`,
    `coalesce(field(before), '\\xffffffff'::bytea)`,
  ].join(' || ')
  const privatePart = [
    `field(uuid_send(actor)) || ${utf8(`'Trần Thị Bích Ngọc'`)} || ${utf8(`'specialist'`)} || field(uuid_send(actor))`,
    `'\\xffffffffffffffff'::bytea || ${utf8(`'203.0.113.7'`)} || ${utf8('request')}`,
    `field(array_send(subjects)) || ${utf8('data')}`,
  ].join(' || ')
  return `
    with given as (
      select n, id, hash as before, gen_random_uuid() as actor, gen_random_uuid()::text as request,
             '2026-01-01Z'::timestamptz + make_interval(secs => (${step}::bigint * ${STREAMS} + n) * ${EVENT_MS / 1000}) as at,
             case when n % 10 = 0 then 'access' else 'dossier' end as stream,
             case when n % 10 = 0 then 'access.read' else 'dossier.supplement_requested' end as type,
             case when n % 10 = 0 then array_fill(id, array[case when n % 100 = 0 then 50 else 1 end]) else '{}'::uuid[] end as subjects,
             case when n % 10 = 0 then '${LOOK}' else '${DATA}' end as data
        from heads
    ), hashed as materialized (
      select *, sha256(${publicPart} || sha256(${privatePart})) as now from given order by n
    ), kept as (
      insert into events (version, stream_id, seq, stream, type, at, actor_id, actor_name, actor_role, position_id,
                          origin, request_id, subjects, data, prev_hash, hash)
      select 2, id, ${step + 1}, stream, type, at, actor, 'Trần Thị Bích Ngọc', 'specialist', actor, '203.0.113.7',
             request, subjects, data::json, before, now from hashed
    ), emptied as (delete from heads)
    insert into heads select n, id, now from hashed`
}

async function sealAll(pool: Pool): Promise<void> {
  const db = createDb(pool)
  const settled = await settledPosition(db)
  const sign = (text: string) => sealer.signText(`motcua-root-1\n${text}`)
  for (let root = 1; ; root += 1) {
    const at = new Date(START + root * EVENTS_PER_ROOT * EVENT_MS)
    const { number, more } = await db.transaction().execute((trx) => sealNext(trx, { settled, at, sign }))
    if (number % 20 === 0) say(`root ${number}`)
    if (!more) return
  }
}

async function measure(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ bytes: string; leaves: string }>(
    `select pg_size_pretty(pg_table_size('events')) as bytes, (select count(*) from audit_leaves) as leaves`,
  )
  for (let round = 1; round <= 2; round += 1) {
    const cpu = process.cpuUsage()
    const report = await timed(`verified (round ${round})`, () => verifyLog(pool, { keys: sealer.publicKeys() }))
    const used = process.cpuUsage(cpu)
    say(
      `${report.events} events (${rows[0]?.bytes}), ${report.streams} streams, ${report.roots} roots, ${rows[0]?.leaves} leaves, ` +
        `${report.faultCount} faults; CPU of this process ${((used.user + used.system) / 1e6).toFixed(1)} s, ` +
        `memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
    )
  }
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  say(`${what} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}
