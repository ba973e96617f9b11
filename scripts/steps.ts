// Runs the steps of check and test, two at a time, each timed, and prints what they said when they end.
import { spawn } from 'node:child_process'
import { failedTests, readReport } from './failed-tests.ts'

/** `report`: where a test run writes its results as JSON. `live`: what it says is shown as it comes, when all is well too. */
export type Step = {
  name: string
  args: readonly string[]
  env?: Record<string, string>
  report?: string
  live?: boolean
}
export type Outcome = { name: string; ok: boolean; seconds: number }

/** `args` are those of Node: the first is a script. Output appears whole, so that two steps do not interleave. */
export async function runStep(step: Step, live = step.live ?? false): Promise<Outcome> {
  const began = performance.now()
  const env = {
    ...process.env,
    FORCE_COLOR: process.env['FORCE_COLOR'] ?? (process.stdout.isTTY ? '1' : '0'),
    ...step.env,
  }
  const child = spawn(process.execPath, step.args, {
    env,
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
  })
  const output: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number>((done) => {
    child.on('error', () => done(1))
    child.on('close', (status) => done(status ?? 1))
  })
  const seconds = (performance.now() - began) / 1000
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s)`)
  const text = Buffer.concat(output).toString().trim()
  if (code !== 0 || process.env['VERBOSE']) explain(text, step.report)
  return { name: step.name, ok: code === 0, seconds }
}

/** What failed comes first and alone: a log may be cut, and thousands of lines of passed tests say nothing. */
function explain(text: string, reportPath?: string) {
  const report = reportPath === undefined ? undefined : readReport(reportPath)
  if (!report) {
    if (text) console.log(text)
    return
  }
  for (const failure of failedTests(report)) console.log(`FAILED ${failure}\n`)
  // The runner's own words, with what was expected and what came; the end of them where they have no such part.
  const details = text.search(/Failed (?:Tests|Suites)|Unhandled/)
  console.log(details === -1 ? text.slice(-tail) : text.slice(details, details + tail))
}

/** Letters of a test run's output that are shown when it failed. */
const tail = 20_000

/** Lanes run side by side, the steps of one lane one after the other; a failed step does not hide the next ones. */
export async function runLanes(lanes: readonly (readonly Step[])[]): Promise<Outcome[]> {
  const done = await Promise.all(
    lanes.map(async (lane) => {
      const outcomes: Outcome[] = []
      for (const step of lane) outcomes.push(await runStep(step))
      return outcomes
    }),
  )
  return done.flat()
}

/** The script behind a command of node_modules/.bin. */
export const tool = (name: string, ...args: string[]) => [`node_modules/.bin/${name}`, ...args]
