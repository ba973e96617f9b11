// A lint rule that silently checks nothing looks like clean code. This plants one breach of every house rule in a
// temporary folder and fails unless each is reported, and unless the clean files beside them stay clean.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const value = (name: string) => `export const ${name} = 1\n`
const use = (name: string, path: string) => `import { ${name} } from '${path}'\nexport const used = [${name}]\n`

/** Files that are right; they are also what the breaches point at. */
const clean: Record<string, string> = {
  'src/kernel/db/db.ts': value('database'),
  'src/kernel/http/route.ts': value('route'),
  'src/kernel/codes/codes.ts': value('codes'),
  'src/kernel/testing/database.ts': value('testing'),
  'src/ui/button/button.tsx': value('button'),
  'src/app/server.ts': use('manifest', '#modules/units/module.ts'),
  'src/main.ts': use('used', '#app/server.ts').replace('export const used', 'export const mine'),
  'src/client/loader.ts': use('island', '#modules/dossiers/islands/drop.island.tsx'),
  'src/modules/units/index.ts': use('reads', './unit.reads.ts') + value('door'),
  'src/modules/units/module.ts': value('manifest'),
  'src/modules/units/unit.reads.ts': use('database', '#kernel/db/db.ts').replace('used', 'reads'),
  'src/modules/units/testing/fixtures.ts': value('fixtures'),
  'src/modules/dossiers/index.ts': value('door'),
  'src/modules/dossiers/dossier.store.ts': value('store'),
  'src/modules/dossiers/dossier.rules.ts': use('codes', '#kernel/codes/codes.ts').replace('used', 'rules'),
  'src/modules/dossiers/operations/accept.ts': use('store', '../dossier.store.ts').replace('used', 'accept'),
  'src/modules/dossiers/operations/accept.test.ts': use('fixtures', '#modules/units/testing/fixtures.ts'),
  'src/modules/dossiers/api/dossiers.api.ts': use('accept', '../operations/accept.ts').replace('used', 'api'),
  'src/modules/dossiers/pages/detail.page.tsx': use('button', '#ui/button/button.tsx').replace('used', 'page'),
  'src/modules/dossiers/islands/drop.island.tsx': value('island') + 'export const at = Date.now()\n',
  'src/modules/dossiers/testing/fixtures.ts': value('fixtures'),
}

const boundary = 'boundaries/dependencies'
const module_ = 'src/modules/dossiers'
/** Path, content, the rule that must speak about it. */
const breaches: [path: string, text: string, rule: string][] = [
  ['src/kernel/codes/a.ts', use('door', '#modules/units/index.ts'), boundary],
  ['src/ui/button/a.tsx', use('database', '#kernel/db/db.ts'), boundary],
  ['src/ui/button/b.tsx', use('door', '#modules/units/index.ts'), boundary],
  ['src/ui/button/c.tsx', use('route', '#kernel/http/route.ts'), boundary],
  ['src/app/a.ts', use('store', '#modules/dossiers/dossier.store.ts'), boundary],
  ['src/app/b.ts', use('fixtures', '#modules/dossiers/testing/fixtures.ts'), boundary],
  ['src/client/a.ts', use('database', '#kernel/db/db.ts'), boundary],
  ['src/client/b.ts', use('store', '#modules/dossiers/dossier.store.ts'), boundary],
  ['src/kernel/codes/b.ts', use('testing', '#kernel/testing/database.ts'), boundary],
  ['src/modules/units/unit.rules.ts', use('door', '#modules/dossiers/index.ts'), boundary],
  [`${module_}/other.reads.ts`, use('reads', '#modules/units/unit.reads.ts'), boundary],
  [`${module_}/a.rules.ts`, use('store', './dossier.store.ts'), boundary],
  [`${module_}/a.policy.ts`, use('database', '#kernel/db/db.ts'), boundary],
  [`${module_}/a.schema.ts`, use('route', '#kernel/http/route.ts'), boundary],
  [`${module_}/a.store.ts`, use('accept', './operations/accept.ts'), boundary],
  [`${module_}/a.reads.ts`, use('api', './api/dossiers.api.ts'), boundary],
  [`${module_}/operations/a.ts`, use('page', '../pages/detail.page.tsx'), boundary],
  [`${module_}/operations/b.ts`, use('route', '#kernel/http/route.ts'), boundary],
  [`${module_}/operations/c.ts`, use('button', '#ui/button/button.tsx'), boundary],
  [`${module_}/operations/d.ts`, use('fixtures', '../testing/fixtures.ts'), boundary],
  [`${module_}/operations/e.ts`, use('fixtures', '#modules/units/testing/fixtures.ts'), boundary],
  [
    `${module_}/operations/f.ts`,
    use('used', '#app/server.ts').replace('export const used', 'export const mine'),
    boundary,
  ],
  [`${module_}/api/a.api.ts`, use('store', '../dossier.store.ts'), boundary],
  [`${module_}/api/b.api.ts`, use('database', '#kernel/db/db.ts'), boundary],
  [`${module_}/pages/a.page.tsx`, use('store', '../dossier.store.ts'), boundary],
  [`${module_}/pages/parts/b.tsx`, use('database', '#kernel/db/db.ts'), boundary],
  [`${module_}/islands/a.island.tsx`, use('accept', '../operations/accept.ts'), boundary],
  [`${module_}/jobs/a.job.ts`, use('api', '../api/dossiers.api.ts'), boundary],
  ['src/modules/forms/index.ts', use('page', './pages/a.page.tsx'), boundary],
  [
    'src/modules/forms/pages/a.page.tsx',
    value('page') + `import { used } from '../index.ts'\nexport const loop = used\n`,
    'import/no-cycle',
  ],
  ['src/elsewhere/a.ts', value('a'), 'boundaries/no-unknown-files'],
  ['src/kernel/codes/c.ts', `export default 1\n`, 'import/no-default-export'],
  ['src/kernel/codes/d.ts', `export const a = (x: any) => x\n`, 'typescript/no-explicit-any'],
  [
    'src/kernel/codes/e.ts',
    `const f = async () => 1\nexport const g = () => {\n  f()\n}\n`,
    'typescript/no-floating-promises',
  ],
  ['src/kernel/codes/f.ts', `export const now = () => new Date()\n`, 'motcua/no-ambient-world'],
  ['src/kernel/codes/g.ts', `export const now = () => Date.now()\n`, 'motcua/no-ambient-world'],
  ['src/ui/button/d.tsx', `export const luck = () => Math.random()\n`, 'motcua/no-ambient-world'],
  [`${module_}/b.rules.ts`, `export const port = process.env['PORT']\n`, 'motcua/no-ambient-world'],
  [
    `${module_}/operations/g.ts`,
    `import { randomUUID } from 'node:crypto'\nexport const id = () => randomUUID()\n`,
    'motcua/no-ambient-world',
  ],
  ['src/kernel/codes/h.ts', value('a') + '// more\n'.repeat(300), 'max-lines'],
  [
    'src/kernel/codes/i.ts',
    `export function long() {\n${'  console.log(1)\n'.repeat(61)}}\n`,
    'max-lines-per-function',
  ],
]

const dir = mkdtempSync(join(tmpdir(), 'motcua-lint-'))
try {
  for (const path of ['package.json', 'tsconfig.json', 'oxlint.config.ts', 'module-map.ts', 'scripts'])
    cpSync(join(root, path), join(dir, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  for (const [path, text] of [...Object.entries(clean), ...breaches]) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const run = spawnSync(process.execPath, [join(root, 'node_modules/.bin/oxlint'), '-f', 'unix', 'src'], {
    cwd: dir,
    encoding: 'utf8',
  })
  const said = run.stdout.split('\n')
  const missed = breaches.filter(
    ([path, , rule]) => !said.some((line) => line.startsWith(`${path}:`) && line.includes(rule.replace('/', '('))),
  )
  const innocent = said.filter((line) => Object.keys(clean).some((path) => line.startsWith(`${path}:`)))
  for (const [path, , rule] of missed) console.error(`Not reported: ${rule} in ${path}`)
  for (const line of innocent) console.error(`Reported without reason: ${line}`)
  if (missed.length > 0 || innocent.length > 0) {
    console.error(run.stderr, process.env['VERBOSE'] ? run.stdout : '')
    process.exitCode = 1
  } else console.log(`${breaches.length} of ${breaches.length} planted breaches reported, none false.`)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
