import type { Bench } from '../ground/bench.ts'
import { rawRequest } from '../measure/http-requests.ts'
import { compare, serverAlone } from '../measure/rounds.ts'
import type { CaseResult } from './case.ts'

const host = (bench: Bench) => new URL(bench.server.url).host

/** Somebody asks by tracking code where her dossier is. */
export async function trackCase(bench: Bench): Promise<CaseResult[]> {
  const paths = bench.population.trackingCodes.map((code) => `/api/v1/tracking/${code}`)
  await recordAll(bench, paths, {})
  const requests = paths.map((path) => rawRequest(host(bench), 'GET', path))
  const recording = bench.recorder.take()
  await bench.load(recording)
  const compared = await compare(bench, {
    requests: () => requests,
    count: 3000,
    statements: recording.operations.at(-1)?.length ?? 0,
  })
  return [{ kind: 'compared', name: 'track by API', compared, target: { ratio: 0.45 } }]
}

/** The same in a browser: the whole page, drawn. */
export async function pageCase(bench: Bench): Promise<CaseResult[]> {
  const requests = bench.population.trackingCodes.map((code) => rawRequest(host(bench), 'GET', `/t/${code}`))
  const alone = await serverAlone(bench, requests, 2000)
  return [{ kind: 'alone', name: 'rendered tracking page', ...alone, target: { perCore: 700 } }]
}

/** Asks the product in this process, first once unrecorded so that what it remembers is remembered. */
export async function recordAll(
  bench: Bench,
  paths: readonly string[],
  headers: Record<string, string>,
): Promise<void> {
  const ask = async (path: string) => {
    const answer = await bench.app.request(path, { headers })
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  for (const path of paths) await ask(path)
  for (const path of paths) await bench.recorder.record(() => ask(path))
}
