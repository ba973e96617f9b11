// How long does a list of 100,000 members take from the upload to the last member? Writes a sheet as communes have it
// (names in capitals, numbers without their zero, dates as text), brings it in as the job does, and takes it back:
// node bench/import.bench.ts [--rows 100000] [--undo]
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeXlsx } from 'hucre/xlsx'
import { systemActor } from '#kernel/access/actor.ts'
import { createPool } from '#kernel/db/db.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { readUnitFolder, importUnits } from '#modules/units/index.ts'
import { continueImportSubscription } from '#modules/exchange/jobs/continue-import.job.ts'
import { continueImport } from '#modules/exchange/operations/continue-import.ts'
import { beginImport } from '#modules/exchange/operations/begin-import.ts'
import { getImport } from '#modules/exchange/operations/get-import.ts'
import { mapImport } from '#modules/exchange/operations/map-import.ts'
import { runImport, undoImport } from '#modules/exchange/operations/run-import.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string' }, undo: { type: 'boolean' } },
})
const ROWS = Number(values.rows ?? 100_000)
const LIMIT_SECONDS = 60
const say = (text: string) => console.error(text)

// A repeatable source: the same sheet every time.
let state = 42
const next = (below: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const pick = (words: readonly string[]) => words[next(words.length)] ?? ''
const families = 'NGUYỄN TRẦN LÊ PHẠM HUỲNH PHAN VŨ VÕ ĐẶNG BÙI ĐỖ HỒ NGÔ DƯƠNG LÝ TRƯƠNG ĐINH LƯƠNG MAI CAO'.split(' ')
const middles =
  'NGỌC BÍCH KIM THANH THU HỒNG MỸ MINH XUÂN DIỆU KIỀU TUYẾT ÁNH PHƯƠNG HOÀI BẢO CẨM MỘNG NHƯ QUỲNH'.split(' ')
const givens =
  'HẠNH HOA LAN HƯƠNG NGA TUYẾT LIÊN PHƯỢNG THẢO VÂN YẾN OANH DUNG THUỶ SƯƠNG LOAN NHUNG TRANG CHI DUYÊN'.split(' ')

function line(number: number): (string | number)[] {
  const year = 1950 + next(55)
  const day = `${1 + next(28)}/${1 + next(12)}/${year}`
  // No two people share their identity number.
  const id = Number(`49${year < 2000 ? 1 : 3}${String(year).slice(2)}${String(number).padStart(6, '0')}`)
  const name = `${pick(families)} THỊ ${pick(middles)} ${pick(givens)}`
  const phone = 900_000_000 + number
  return [
    number,
    name,
    day,
    id,
    phone,
    `Chi hội KP ${1 + next(4)}`,
    `Tổ ${1 + next(40)}, số ${1 + next(400)}`,
    '08/03/2010',
    'Kinh',
    '12/12',
  ]
}

/** Processor time of processes since they began: says more than the clock where others work too. Linux only. */
function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.flatMap((pid) => {
    const stat = `/proc/${pid}/stat`
    if (!existsSync(stat)) return []
    const fields = readFileSync(stat, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return [Number(fields[11]) + Number(fields[12])]
  })
  return ticks.reduce((sum, one) => sum + one, 0) / 100
}

const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
chmodSync(folder, 0o755)
const cluster = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') })
const connection = { host: cluster.host, user: cluster.user, database: 'postgres' }
await migrate(connection, { schema: 'motcua', folder: 'db/migrations' })
const pool = createPool(connection, 'motcua')
pool.on('error', () => {}) // a connection that is still closing sees the database go
const office = testRuntime({ pool, now: new Date() })
office.runtime.services.config = { ...office.runtime.services.config, uploadLimitBytes: 200 * 1024 * 1024 }
await office.run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
const actor = { ...systemActor, accountId: '01890000-0000-7000-8000-000000000001' }

const header = [
  'TT',
  'Họ và tên',
  'Ngày sinh',
  'Số CCCD',
  'Điện thoại',
  'Chi hội',
  'Địa chỉ',
  'Ngày vào Hội',
  'Dân tộc',
  'Trình độ học vấn',
]
const sheetOf = (first: number, count: number) => {
  const lines = Array.from({ length: count }, (_none, at) => line(first + at))
  return writeXlsx({ sheets: [{ name: 'DS', rows: [['DANH SÁCH HỘI VIÊN'], [], header, ...lines] }] })
}
const bytes = await sheetOf(1, ROWS)
say(`${ROWS} rows, ${(bytes.byteLength / 1024 / 1024).toFixed(1)} MB`)

let began = performance.now()
const seconds = (since: number) => (performance.now() - since) / 1000
/** As the job runs it: lanes beside one another, each until nothing is left for it. */
async function steps(id: string, what: string): Promise<void> {
  const since = performance.now()
  let count = 0
  const lane = async () => {
    for (let more = true; more; count += 1) {
      const step = performance.now()
      more = (await office.run(continueImport, { event: { data: { import: id } } }, systemActor)).more
      if (process.env['STEPS']) say(`  ${what} ${count}: ${seconds(step).toFixed(2)} s`)
    }
  }
  await Promise.all(Array.from({ length: continueImportSubscription.lanes ?? 1 }, lane))
  say(`${what}: ${seconds(since).toFixed(1)} s in ${count} steps`)
}

async function begin(sheet: Uint8Array): Promise<string> {
  const { id } = await office.run(beginImport, { bytes: sheet, name: 'ds.xlsx', unit: 'PN20965' }, actor)
  const view = await office.run(getImport, { id }, actor)
  const { joinedOn, kind, headerFrom, headerTo } = view
  const mapping = view.columns.map(({ field }) => field)
  await office.run(mapImport, { id, sheet: view.sheet, headerFrom, headerTo, joinedOn, kind, mapping }, actor)
  return id
}

// An office that has brought in a short list before: the database has counted its rows, and expects no more.
const short = await begin(await sheetOf(ROWS + 1, 30))
await steps(short, 'short list checked')
await office.run(runImport, { id: short }, actor)
await steps(short, 'short list carried out')
await pool.query('analyze')

began = performance.now()
const id = await begin(bytes)
say(`upload and columns: ${seconds(began).toFixed(1)} s`)
await steps(id, 'read and checked')
say(JSON.stringify((await office.run(getImport, { id }, actor)).counts))
await office.run(runImport, { id }, actor)
await steps(id, 'carried out')
const total = seconds(began)
const { outcomes } = await office.run(getImport, { id }, actor)
say(JSON.stringify(outcomes))
say(
  `${ROWS} rows in ${total.toFixed(1)} s from upload to last member (${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB)`,
)
const { rows: backends } = await pool.query<{ pid: number }>('select pid from pg_stat_activity')
say(
  `of the processors: ${cpuSeconds([process.pid]).toFixed(0)} s here, ${cpuSeconds(backends.map(({ pid }) => pid)).toFixed(0)} s in the database`,
)
if (values.undo) {
  await office.run(undoImport, { id }, actor)
  await steps(id, 'taken back')
}
await pool.end()
await cluster.stop()
rmSync(folder, { recursive: true, force: true })
if (ROWS >= 100_000 && total > LIMIT_SECONDS) process.exitCode = 1
