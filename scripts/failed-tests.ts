// What failed, from a test run's JSON report: the few lines that a reader of a long log needs first.
import { existsSync, readFileSync } from 'node:fs'

export type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: readonly FileResult[]
}
type FileResult = {
  name: string
  status: string
  message?: string
  assertionResults: readonly { fullName: string; status: string; failureMessages?: readonly string[] | null }[]
}

const longest = 1500

/** The report at `path`; undefined when the run ended before it wrote one. */
export function readReport(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined
}

/** One paragraph for each failed test, and for each file that failed as a whole; paths are relative to `root`. */
export function failedTests(report: Report, root = process.cwd()): string[] {
  return report.testResults.flatMap((file) => {
    const where = file.name.replace(`${root}/`, '')
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return file.status === 'failed' ? [`${where}\n${indented(file.message ?? '')}`] : []
    return failed.map((test) => `${where} > ${test.fullName}\n${indented((test.failureMessages ?? []).join('\n'))}`)
  })
}

// Without the runner's own lines of the stack.
const indented = (text: string) =>
  text
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .join('\n')
    .slice(0, longest)
    .replace(/^/gm, '    ')
