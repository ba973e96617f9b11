// npm run bench -- [--quick] [--strict] [--dossiers n] [--only submit,track,inbox,page,upload,start]   See README.md.
import { parseArgs } from 'node:util'
import type { CaseResult } from './cases/case.ts'
import { isMet } from './cases/case.ts'
import { inboxCase } from './cases/inbox.ts'
import { startCase } from './cases/start.ts'
import { submitCase } from './cases/submit.ts'
import { pageCase, trackCase } from './cases/track.ts'
import { uploadCase } from './cases/upload.ts'
import { openBench, type Bench } from './ground/bench.ts'
import { CLIENTS } from './ground/bench-product.ts'
import { residentMegabytes } from './measure/process-usage.ts'
import { saveReport, writeReport } from './report.ts'

const cases = { submit: submitCase, track: trackCase, inbox: inboxCase, page: pageCase, upload: uploadCase } as const
const names = [...Object.keys(cases), 'start']

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    strict: { type: 'boolean' },
    only: { type: 'string' },
    dossiers: { type: 'string' },
    help: { type: 'boolean' },
  },
})
const only = values.only?.split(',') ?? names
const unknown = only.filter((name) => !names.includes(name))
if (values.help || unknown.length > 0) {
  console.error(
    `${unknown.length > 0 ? `There is no case "${unknown.join(', ')}".\n` : ''}npm run bench -- [--quick] [--strict] [--dossiers n] [--only ${names.join(',')}]`,
  )
  process.exit(values.help ? 0 : 2)
}
const quick = values.quick ?? false
const dossiers = Number(values.dossiers ?? (quick ? 20_000 : 200_000))
const size = { dossiers, ...(quick ? { rounds: 3, scale: 0.3 } : { rounds: 5, scale: 1 }) }
const say = (text: string) => console.error(text)

/** Everything that needs the server; its memory is looked at when all else is done. */
async function runCases(bench: Bench): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const [name, run] of Object.entries(cases)) {
    if (!only.includes(name)) continue
    say(`${name} …`)
    results.push(...(await run(bench)))
  }
  const memory = residentMegabytes(bench.server.pid)
  say(await heapOf(bench))
  return [
    ...results,
    {
      kind: 'figure',
      name: 'resident memory of the server after the run',
      value: memory,
      unit: 'MB',
      target: { atMost: 300 },
    },
  ]
}

/** What the memory consists of, for the curious. */
async function heapOf(bench: Bench): Promise<string> {
  const metrics = await (await fetch(`${bench.server.url}/metrics`)).text()
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]) / 2 ** 20)
  return `heap ${megabytes('nodejs_heap_size_total_bytes')} MB (used ${megabytes('nodejs_heap_size_used_bytes')}), external ${megabytes('nodejs_external_memory_bytes')} MB`
}

// Through process.exit(), so that PostgreSQL and the server go too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const at = new Date()
const results: CaseResult[] = []
let postgres = '-'
let made = 0
if (only.includes('start')) {
  say('start …')
  results.push(...(await startCase(quick ? 1 : 3, !quick)))
}
if (only.some((name) => name !== 'start')) {
  const bench = await openBench(size, say)
  try {
    postgres = bench.postgres
    made = bench.population.dossiers
    results.unshift(...(await runCases(bench)))
  } finally {
    await bench.stop()
  }
}
const text = writeReport(results, { at, postgres, dossiers: made, clients: CLIENTS, rounds: size.rounds, quick })
console.log(text)
// A part of the run, or a quick one, is no record.
if (!quick && values.only === undefined && values.dossiers === undefined) say(`Written to ${saveReport(text, at)}`)
if (values.strict && !results.every(isMet)) process.exitCode = 1
