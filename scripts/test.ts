// npm test: everything. The checks, the build, the browser journeys, and whether a fresh clone could install.
import { rmSync } from 'node:fs'
import { check, unitReport } from './check.ts'
import { failedTests, readReport, type Report } from './failed-tests.ts'
import { type Outcome, runStep, type Step, tool } from './steps.ts'

const journeyReport = 'node_modules/.cache/motcua/e2e.json'
const began = performance.now()
for (const path of [unitReport, journeyReport]) rmSync(path, { force: true })

// Little work and much waiting, for the network and the disk: beside the unit tests it costs nothing.
const besides: Step[] = [
  { name: 'lock file complete', args: ['scripts/complete-lock.mjs', '--check'] },
  { name: 'dependencies audited', args: ['scripts/audit-dependencies.ts'], live: true },
  { name: 'build', args: ['scripts/build.ts'] },
]
const outcomes: Outcome[] = await check(besides)
if (outcomes.some(({ name, ok }) => name === 'build' && ok)) {
  const journeys = [
    'run',
    '--config=vitest.e2e.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${journeyReport}`,
  ]
  const step = { name: 'browser journeys', args: tool('vitest', ...journeys), report: journeyReport }
  outcomes.push(await runStep(step, true))
}

const failed = outcomes.filter((step) => !step.ok)
const reports = [unitReport, journeyReport].map(readReport).filter((report) => report !== undefined)
const sum = (of: (report: Report) => number) => reports.reduce((total, report) => total + of(report), 0)
// A step that failed without a failed test of its own (lint, a file that does not load) counts as one failure.
const bare = failed.filter((step) => !/tests|journeys/.test(step.name)).length
const failures = Math.max(sum((report) => report.numFailedTests) + bare, failed.length > 0 ? 1 : 0)
for (const step of failed) console.log(`Failed: ${step.name}`)
for (const failure of reports.flatMap((report) => failedTests(report))) console.log(`FAILED ${failure}\n`)
console.log(`Took ${Math.round((performance.now() - began) / 1000)} s.`)
console.log(
  ` Tests  ${sum((report) => report.numPassedTests)} passed (${sum((report) => report.numPassedTests + report.numFailedTests)})`,
)
console.log(`${sum((report) => report.numPassedTests)} passed, ${failures} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
