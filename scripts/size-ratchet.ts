// Small files stay small: measures the sources and fails when they are worse than scripts/size-targets.json allows.
// Better figures are written with `--write` (they only ever go down towards the targets).
import { globSync, readFileSync, writeFileSync } from 'node:fs'

type Figures = { files: number; lines: number; median: number; p90: number; max: number; testRatio: number }
type Limits = Record<'median' | 'p90' | 'max', number>

const path = 'scripts/size-targets.json'
const limits = JSON.parse(readFileSync(path, 'utf8')) as { target: Limits; allowed: Limits }

/** Lines of each file; a ratio of test lines to source lines beside it. */
function measure(): Figures {
  const all = globSync('src/**/*.{ts,tsx}').map((file) => ({
    file,
    lines: readFileSync(file, 'utf8').split('\n').length - 1,
  }))
  const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file)
  const sizes = all
    .filter(({ file }) => !isTest(file))
    .map(({ lines }) => lines)
    .toSorted((a, b) => a - b)
  const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0
  const lines = sizes.reduce((sum, size) => sum + size, 0)
  const tested = all.filter(({ file }) => isTest(file)).reduce((sum, { lines: count }) => sum + count, 0)
  return {
    files: sizes.length,
    lines,
    median: at(0.5),
    p90: at(0.9),
    max: at(1),
    testRatio: Number((tested / Math.max(lines, 1)).toFixed(2)),
  }
}

const now = measure()
console.log(
  `${now.files} files, ${now.lines} lines; median ${now.median}, p90 ${now.p90}, largest ${now.max}; tests per source line ${now.testRatio}`,
)
const keys = ['median', 'p90', 'max'] as const
const worse = keys.filter((key) => now[key] > Math.max(limits.allowed[key], limits.target[key]))
for (const key of worse)
  console.error(
    `${key} is ${now[key]} lines, allowed are ${limits.allowed[key]} (target ${limits.target[key]}): split the file`,
  )
if (process.argv.includes('--write')) {
  for (const key of keys) limits.allowed[key] = Math.min(limits.allowed[key], Math.max(now[key], limits.target[key]))
  writeFileSync(path, `${JSON.stringify(limits, null, 2)}\n`)
}
process.exitCode = worse.length > 0 ? 1 : 0
