import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import type { Bench } from '../ground/bench.ts'
import { OFFICE } from '../ground/population.ts'
import { rawRequest } from '../measure/http-requests.ts'
import { compare } from '../measure/rounds.ts'
import type { CaseResult } from './case.ts'
import { recordAll } from './track.ts'

const PAGES = 40
const FIRST = `/api/v1/dossiers?unit=${OFFICE}&state=open&sort=due&limit=50`

/** An officer, signed in, pages through the open dossiers of her unit, the most urgent first. */
export async function inboxCase(bench: Bench): Promise<CaseResult[]> {
  const headers = { authorization: `Bearer ${await signIn(bench)}` }
  const paths = await pagesOf(bench, headers)
  await recordAll(bench, paths, headers)
  const recording = bench.recorder.take()
  await bench.load(recording)
  const host = new URL(bench.server.url).host
  const requests = paths.map((path) => rawRequest(host, 'GET', path, { headers }))
  const compared = await compare(bench, {
    requests: () => requests,
    count: 2000,
    statements: recording.operations.at(-1)?.length ?? 0,
  })
  const { dossiers, openInOffice } = bench.population
  const name = `inbox page of 50, ${openInOffice.toLocaleString('en')} open of ${dossiers.toLocaleString('en')} dossiers, by due moment`
  return [{ kind: 'compared', name, compared, target: { ratio: 0.45, p95Times: 3 } }]
}

async function signIn(bench: Bench): Promise<string> {
  const answer = await fetch(`${bench.server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'tiepnhan', password: DEMO_PASSWORD }),
  })
  if (answer.status !== 201) throw new Error(`The sign-in was answered ${answer.status}.`)
  return ((await answer.json()) as { token: string }).token
}

/** The first page and those behind it, as far as there are any. */
async function pagesOf(bench: Bench, headers: Record<string, string>): Promise<string[]> {
  const paths = [FIRST]
  while (paths.length < PAGES) {
    const answer = await bench.app.request(paths.at(-1) as string, { headers })
    if (answer.status !== 200) throw new Error(`The inbox was answered ${answer.status}: ${await answer.text()}`)
    const { next } = (await answer.json()) as { next: string | null }
    if (next === null) break
    paths.push(`${FIRST}&cursor=${encodeURIComponent(next)}`)
  }
  return paths
}
