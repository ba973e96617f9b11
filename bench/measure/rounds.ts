import type { Bench } from '../ground/bench.ts'
import { figuresOf, median, perSecond, type Figures, type Round } from './figures.ts'
import { processorSeconds } from './process-usage.ts'

export type Compared = {
  server: Figures
  bare: Figures
  /** Server to bare, pair by pair; the median of the pairs. */
  ratio: number
  /** Processor time of the server process for one operation, in milliseconds. */
  serverMillis: number
  /** The same of the bare driver: both are one thread, so on a crowded machine these compare what the ratio blurs. */
  bareMillis: number
  answerBytes: number
  statements: number
}

/** The requests of a round (each round gets its own numbers), and the same operations as recorded statements. */
export type Pair = { requests: (from: number, count: number) => Uint8Array[]; count: number; statements: number }

/** One unmeasured pair to warm both sides up, then pairs of rounds: server, bare, server, bare … */
export async function compare(bench: Bench, pair: Pair): Promise<Compared> {
  const count = Math.max(CLIENTS_AT_LEAST, Math.round(pair.count * bench.scale))
  const served: Round[] = []
  const bared: Round[] = []
  const millis: number[] = []
  const bareMillis: number[] = []
  let bytes = 0
  for (let round = 0; round <= bench.rounds; round += 1) {
    const from = round * count
    const before = processorSeconds(bench.server.pid)
    const report = await bench.client({ requests: pair.requests(from, count), count })
    const used = processorSeconds(bench.server.pid) - before
    if (report.failed > 0)
      throw new Error(`${report.failed} of ${count} requests failed. The first:\n${report.firstFailure}`)
    const bareBefore = processorSeconds(bench.bare.pid)
    const bare = await bench.bare.ask({ kind: 'run', from, count })
    const bareUsed = processorSeconds(bench.bare.pid) - bareBefore
    if (round === 0) continue
    served.push(report)
    bared.push(bare)
    millis.push((used * 1000) / count)
    bareMillis.push((bareUsed * 1000) / count)
    bytes = report.bytes / count
  }
  const ratio = median(served.map((round, at) => perSecond(round) / perSecond(bared[at] as Round)))
  return {
    server: figuresOf(served),
    bare: figuresOf(bared),
    ratio,
    serverMillis: median(millis),
    bareMillis: median(bareMillis),
    answerBytes: bytes,
    statements: pair.statements,
  }
}

const CLIENTS_AT_LEAST = 64

/** How many operations `compare` asks for in all, warm-up included. */
export const operationsOf = (bench: Pick<Bench, 'rounds' | 'scale'>, count: number): number =>
  Math.max(CLIENTS_AT_LEAST, Math.round(count * bench.scale)) * (bench.rounds + 1)

/** Rounds against the server alone. `perCore`: answers for each second of the server's own processor time. */
export async function serverAlone(
  bench: Bench,
  requests: Uint8Array[],
  full: number,
  stampAt?: number,
): Promise<{ figures: Figures; perCore: number; answerBytes: number }> {
  const count = Math.max(CLIENTS_AT_LEAST, Math.round(full * bench.scale))
  const rounds: Round[] = []
  const perCore: number[] = []
  let bytes = 0
  for (let round = 0; round <= bench.rounds; round += 1) {
    const before = processorSeconds(bench.server.pid)
    const report = await bench.client({ requests, count, ...(stampAt !== undefined && { stampAt }) })
    const used = processorSeconds(bench.server.pid) - before
    if (report.failed > 0)
      throw new Error(`${report.failed} of ${count} requests failed. The first:\n${report.firstFailure}`)
    if (round === 0) continue
    rounds.push(report)
    perCore.push(count / used)
    bytes = report.bytes / count
  }
  return { figures: figuresOf(rounds), perCore: median(perCore), answerBytes: bytes }
}
