// npm run format: writes every file of the project in the one style of .oxfmtrc.json; other arguments are paths.
import { runStep, tool } from './steps.ts'

const done = await runStep({ name: 'format', args: tool('oxfmt', ...process.argv.slice(2)) }, true)
process.exitCode = done.ok ? 0 : 1
