import { civilDate } from '#kernel/i18n/format.ts'
import { exampleAnswers, exampleApplicant } from '#modules/forms/index.ts'
import { getProcedure, requiredComponents } from '#modules/procedures/index.ts'
import type { Bench } from '../ground/bench.ts'
import { handInFiles, OFFICE } from '../ground/population.ts'
import { rawRequest } from '../measure/http-requests.ts'
import { compare, operationsOf } from '../measure/rounds.ts'
import type { CaseResult } from './case.ts'

const PROCEDURE = '1.001193' // birth registration
const COUNT = 1000
const TARGET = 0.45

/** Bodies of submissions as a client of the API sends them: nothing missing, each with a file of its own. */
async function submissions(bench: Bench, count: number, units: readonly string[]): Promise<string[]> {
  const { runtime } = bench.product
  const now = runtime.now()
  const today = civilDate(now)
  const procedure = await getProcedure(runtime.db, PROCEDURE, today, now)
  const bodies: string[] = []
  const first = exampleAnswers(procedure.form, 1, today)
  const perDossier = requiredComponents(procedure, first, 'online').length + 4
  const files = await handInFiles(bench.pool, count * perDossier)
  for (let n = 0; n < count; n += 1) {
    const answers = exampleAnswers(procedure.form, n, today)
    const due = requiredComponents(procedure, answers, 'online').filter(({ upload, required }) => upload && required)
    const components = due.map(({ component }) => ({ component: component.key, uploads: [files.pop()] }))
    bodies.push(
      JSON.stringify({
        procedure: PROCEDURE,
        unit: units[n % units.length],
        applicant: exampleApplicant(n, today, answers),
        answers,
        components,
      }),
    )
  }
  return bodies
}

async function submit(bench: Bench, units: readonly string[], where: string): Promise<CaseResult> {
  const needed = operationsOf(bench, COUNT)
  const bodies = await submissions(bench, needed * 2, units)
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
  const send = async (body: string) => {
    const answer = await bench.app.request('/api/v1/dossiers', { ...post, body })
    if (answer.status !== 201) throw new Error(`A submission was answered ${answer.status}: ${await answer.text()}`)
  }
  for (const body of bodies.slice(needed)) await bench.recorder.record(() => send(body))
  const recording = bench.recorder.take()
  await bench.load(recording)
  await bench.pool.query('vacuum (analyze)') // what the recorded and rolled back transactions left behind
  const host = new URL(bench.server.url).host
  const requests = (from: number, count: number) =>
    bodies
      .slice(from, from + count)
      .map((body) => rawRequest(host, 'POST', '/api/v1/dossiers', { headers: post.headers, body }))
  const compared = await compare(bench, {
    requests,
    count: COUNT,
    statements: recording.operations.at(-1)?.length ?? 0,
  })
  return { kind: 'compared', name: `submit a dossier by API, ${where}`, compared, target: { ratio: TARGET } }
}

/** Submissions spread over communes, as in life, and all to one commune, whose counter they then queue for. */
export async function submitCase(bench: Bench): Promise<CaseResult[]> {
  return [
    await submit(bench, bench.population.communes, `${bench.population.communes.length} communes`),
    await submit(bench, [OFFICE], 'one commune'),
  ]
}
