// npm run check: the fast inner loop. Format, lint, lint self-test, types, sizes, unit and database tests.
import { mkdirSync } from 'node:fs'
import { type Outcome, runLanes, type Step, tool } from './steps.ts'

const node = (...args: string[]) => args
export const unitReport = 'node_modules/.cache/motcua/unit.json'

const vitestArgs = (report: string) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]

const tests: Step = {
  name: 'unit and database tests',
  args: tool('vitest', ...vitestArgs(unitReport)),
  report: unitReport,
}
const statics: Step[] = [
  { name: 'format (npm run format mends it)', args: tool('oxfmt', '--check') },
  { name: 'lint', args: node('scripts/lint.ts') },
  { name: 'lint self-test', args: node('scripts/lint-selftest.ts') },
  { name: 'types', args: tool('tsc', '--noEmit') },
  { name: 'sizes', args: node('scripts/size-ratchet.ts') },
  { name: 'no secrets', args: node('scripts/secrets-scan.ts') },
  { name: 'licences', args: node('scripts/licences.ts') },
]

/** The two cores: everything static on one, `more` after it, the tests on both when that is done early. */
export async function check(more: readonly Step[] = []): Promise<Outcome[]> {
  mkdirSync('node_modules/.cache/motcua', { recursive: true })
  return runLanes([[...statics, ...more], [tests]])
}

if (import.meta.main) {
  const began = performance.now()
  const failed = (await check()).filter((step) => !step.ok)
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    failed.length === 0
      ? `All good in ${seconds} s.`
      : `Failed: ${failed.map((step) => step.name).join(', ')} (${seconds} s)`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}
