import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { CaseResult } from './cases/case.ts'
import { isMet } from './cases/case.ts'

export type Circumstances = {
  at: Date
  postgres: string
  dossiers: number
  clients: number
  rounds: number
  quick: boolean
}

const number = (value: number, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const met = (result: CaseResult) => (isMet(result) ? 'met' : '**missed**')
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function comparedTable(results: readonly CaseResult[]): string[] {
  const rows = results.flatMap((result) => {
    if (result.kind !== 'compared') return []
    const { server, bare, ratio, serverMillis, bareMillis, statements } = result.compared
    const { p95Times } = result.target
    const target = `>= ${result.target.ratio}${p95Times === undefined ? '' : `, p95 <= ${p95Times}x`}`
    const times = [server.p50, server.p95, server.p99, bare.p50, bare.p95, bare.p99].map((value) => number(value, 1))
    return [
      row([
        result.name,
        number(server.perSecond),
        number(bare.perSecond),
        `**${number(ratio, 2)}**`,
        target,
        met(result),
        ...times,
        number(serverMillis, 2),
        number(bareMillis, 2),
        String(statements),
      ]),
    ]
  })
  if (rows.length === 0) return []
  return [
    '| job | server ops/s | bare ops/s | ratio | target | | server p50 ms | p95 | p99 | bare p50 ms | p95 | p99 | server CPU ms/op | bare CPU ms/op | statements |',
    '|---|--:|--:|--:|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
    '',
  ]
}

function aloneTable(results: readonly CaseResult[]): string[] {
  const rows = results.flatMap((result) => {
    if (result.kind !== 'alone') return []
    const { figures, perCore, answerBytes } = result
    const target = result.target ? `>= ${number(result.target.perCore)} a core` : '-'
    const times = [figures.p50, figures.p95, figures.p99].map((value) => number(value, 1))
    return [
      row([
        result.name,
        number(figures.perSecond),
        number(perCore),
        target,
        result.target ? met(result) : '',
        ...times,
        number(answerBytes / 1024, 1),
      ]),
    ]
  })
  if (rows.length === 0) return []
  return [
    '| job | ops/s | per second of server CPU | target | | p50 ms | p95 | p99 | answer KB |',
    '|---|--:|--:|---|---|--:|--:|--:|--:|',
    ...rows,
    '',
  ]
}

function figureTable(results: readonly CaseResult[]): string[] {
  const rows = results.flatMap((result) =>
    result.kind === 'figure'
      ? [
          row([
            result.name,
            `${number(result.value, result.unit === 's' ? 2 : 0)} ${result.unit}`,
            `<= ${result.target.atMost} ${result.unit}`,
            met(result),
          ]),
        ]
      : [],
  )
  return rows.length === 0 ? [] : ['| | found | target | |', '|---|--:|---|---|', ...rows, '']
}

/** The tables with the circumstances under which they were made, as Markdown. */
export function writeReport(results: readonly CaseResult[], now: Circumstances): string {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${number(totalmem() / 2 ** 30, 1)} GB`
  return [
    `# Bench of ${now.at.toISOString().slice(0, 16).replace('T', ' ')} UTC${now.quick ? ' (quick)' : ''}`,
    '',
    `${machine}; Node ${process.version}, PostgreSQL ${now.postgres} (embedded, default settings, fsync on).`,
    `${number(now.dossiers)} dossiers; ${now.clients} clients; one server process; ${now.rounds} pairs of rounds. Clients, server, bare driver and PostgreSQL share these cores.`,
    '',
    ...comparedTable(results),
    ...aloneTable(results),
    ...figureTable(results),
  ].join('\n')
}

/** Writes `results/<date>-<machine>.md` beside this file and returns its path. */
export function saveReport(text: string, at: Date): string {
  const machine = `${cpus().length}x-${(cpus()[0]?.model ?? 'unknown')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)}`
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${at.toISOString().slice(0, 10)}-${machine}.md`)
  writeFileSync(path, `${text}\n`)
  return path
}
