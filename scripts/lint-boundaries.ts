// The import rules of ARCHITECTURE.md as eslint-plugin-boundaries reads them. It needs eslint-import-resolver-oxc:
// without it the rule says one line and checks nothing, which is why scripts/lint-selftest.ts plants breaches.
import { moduleMap } from '../module-map.ts'

const el = (type: string, name?: string) => ({ element: name ? { type, captured: { name } } : { type } })
const files = (...categories: string[]) => ({ file: { categories: { anyOf: categories } } })
const layer = (from: string[], notTo: string[]) => ({ from: files(...from), disallow: { to: files(...notTo) } })
const tests = files('test', 'testing')

const categories: Record<string, string> = {
  any: 'src/{app,kernel,ui,client,modules}/**', // `noneOf` below needs every file to have some category
  main: 'src/main.ts',
  door: 'src/modules/*/index.ts',
  manifest: 'src/modules/*/module.ts',
  rules: 'src/modules/*/*.{rules,policy,schema,errors,events,personal}.ts',
  store: 'src/modules/*/*.{table,store}.ts',
  reads: 'src/modules/*/*.reads.ts',
  operation: 'src/modules/*/operations/*.ts',
  api: 'src/modules/*/api/*.ts',
  page: 'src/modules/*/pages/**/*.{ts,tsx}',
  island: 'src/modules/*/islands/*.{ts,tsx}',
  job: 'src/modules/*/jobs/*.ts',
  test: 'src/**/*.test.{ts,tsx}',
  testing: 'src/{kernel/testing,app/testing,modules/*/testing}/*.ts',
  db: 'src/kernel/db/**',
  http: 'src/kernel/http/**',
}

const general = [
  { from: files('main'), allow: { to: [el('app'), el('kernel')] } },
  { from: el('app'), allow: { to: [el('app'), el('kernel'), el('ui'), files('manifest', 'door')] } },
  { from: el('kernel'), allow: { to: el('kernel') } },
  { from: el('ui'), allow: { to: [el('ui'), el('kernel')] } },
  { from: el('client'), allow: { to: [el('client'), el('ui'), files('island')] } },
  { from: files('page', 'island'), allow: { to: el('ui') } },
  { from: { ...el('app'), ...tests }, allow: { to: files('testing') } },
  { from: el('ui'), disallow: { to: files('db', 'http') } },
  layer(['rules'], ['store', 'reads', 'operation', 'api', 'page', 'db', 'http']),
  layer(['store', 'reads'], ['operation', 'api', 'page', 'http']),
  layer(['operation'], ['api', 'page', 'http']),
  layer(['job'], ['api', 'page', 'http']),
  layer(['api'], ['store', 'reads', 'page', 'db']),
  layer(['page'], ['store', 'reads', 'api', 'db']),
  layer(['island'], ['store', 'reads', 'operation', 'api', 'page', 'db', 'http']),
  { from: { file: { categories: { noneOf: ['test', 'testing'] } } }, disallow: { to: files('testing') } },
  // A question to another module is a read; tables and writes stay inside.
  layer(['door'], ['page', 'api', 'store']),
  { from: el('kernel'), disallow: { to: el('module') } },
]

/** Itself, the kernel, and the doors of the modules that the map names beside it. */
const modulePolicies = (name: string, needs: readonly string[]) => [
  { from: el('module'), allow: { to: [el('kernel'), el('module', name)] } },
  ...needs.flatMap((need) => [
    { from: el('module'), allow: { to: { ...el('module', need), ...files('door') } } },
    { from: { ...el('module'), ...tests }, allow: { to: { ...el('module', need), ...files('testing') } } },
  ]),
]

const dependencies = (policies: readonly object[]) =>
  ({
    'boundaries/dependencies': ['error', { default: 'disallow', checkInternals: true, policies }] as ['error', object],
  }) satisfies Record<string, ['error', object]>

export const boundaries = {
  settings: {
    'import/resolver': { oxc: { extensions: ['.ts', '.tsx'], conditionNames: ['node', 'import'] } },
    'boundaries/legacy-templates': false,
    'boundaries/include': ['src/**/*.{ts,tsx}'],
    'boundaries/elements': [
      ...['app', 'kernel', 'ui', 'client'].map((type) => ({ type, pattern: `src/${type}` })),
      { type: 'module', pattern: 'src/modules/*', capture: ['name'] },
    ],
    'boundaries/files': Object.entries(categories).map(([category, pattern]) => ({ category, pattern })),
  },
  rules: { 'boundaries/no-unknown-files': 'error' as const, ...dependencies(general) },
  // Each module is held against its own policies only: every import against those of all modules takes a minute.
  overrides: Object.entries(moduleMap).map(([name, needs]) => ({
    files: [`src/modules/${name}/**`],
    rules: dependencies([...modulePolicies(name, needs), ...general]),
  })),
}
