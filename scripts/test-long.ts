// npm run test:long: the same tests with many more random cases; tests read MOTCUA_TEST_LONG.
import { runStep, tool } from './steps.ts'

const env = { MOTCUA_TEST_LONG: 'yes' }
const done = await runStep({ name: 'long tests', args: tool('vitest', 'run', ...process.argv.slice(2)), env }, true)
process.exitCode = done.ok ? 0 : 1
