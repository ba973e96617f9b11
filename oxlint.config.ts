import { defineConfig } from 'oxlint'
import { boundaries } from './scripts/lint-boundaries.ts'

const tests = ['**/*.test.ts', '**/*.test.tsx']
const off = (...rules: string[]) => Object.fromEntries(rules.map((rule) => [rule, 'off' as const]))

export default defineConfig({
  plugins: ['import', 'typescript', 'unicorn', 'oxc', 'promise', 'vitest', 'jsx-a11y'],
  jsPlugins: [
    { name: 'boundaries', specifier: 'eslint-plugin-boundaries' },
    { name: 'motcua', specifier: './scripts/lint-plugin.mjs' },
  ],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['dist', 'data', 'coverage', '**/*.d.ts', '**/*.d.mts'],
  settings: { ...boundaries.settings, 'jsx-a11y': { attributes: { for: ['for'] } } },
  rules: {
    ...boundaries.rules,
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/only-throw-error': 'error',
    'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    eqeqeq: 'error',
    ...off(
      'vitest/require-to-throw-message',
      'typescript/require-array-sort-compare', // strings in code order are what we mean
      'no-await-in-loop', // the order is usually the point
      'no-shadow', // `test` in a callback of `test` and the like: noise
      'no-underscore-dangle',
      'import/no-named-as-default-member',
      'import/no-named-as-default',
      'import/no-unassigned-import',
      'unicorn/consistent-function-scoping',
      'unicorn/no-array-sort', // our arrays are fresh copies; toSorted where they are not
      'unicorn/no-array-reverse',
      'promise/always-return',
      'promise/no-multiple-resolved',
      'vitest/require-mock-type-parameters',
      'vitest/no-conditional-tests',
      'vitest/no-conditional-expect', // property tests branch on the drawn case
      'vitest/no-standalone-expect',
      'vitest/expect-expect', // page objects assert in their own methods
      'vitest/valid-title',
      'jsx-a11y/prefer-tag-over-role', // the error summary's role=group, as the design system has it
      'typescript/no-unsafe-type-assertion', // rows of the database are asserted at the store, checked by its tests
      'typescript/consistent-return',
      'typescript/no-unnecessary-type-assertion', // style that moves with library versions, not a fault
      'typescript/no-unnecessary-type-arguments',
      'typescript/no-unnecessary-type-conversion',
      'typescript/no-redundant-type-constituents',
      'typescript/no-base-to-string', // answers of forms are narrowed by their question, not by their type
      'typescript/no-misused-spread', // code points are what we mean: Vietnamese is NFC here
      'typescript/no-generated-empty-object-type', // Kysely of no tables
      'typescript/unbound-method', // ctx functions use no `this`
      'no-unmodified-loop-condition', // does not see changes by event handlers
      'jsx-a11y/control-has-associated-label', // Preact's `for`, checked by axe in the browser
      'typescript/no-unnecessary-type-parameters',
    ),
  },
  overrides: [
    ...boundaries.overrides,
    {
      files: ['src/**/*.tsx'],
      rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
    },
    { files: ['src/modules/**', 'src/ui/**', 'src/kernel/**'], rules: { 'motcua/no-ambient-world': 'error' } },
    {
      // Where the world comes in, and what runs in the browser.
      files: [
        'src/kernel/{config,ids,log,testing,crypto,db,http,jobs}/**',
        'src/kernel/clock/clock-source.ts',
        'src/modules/*/{islands,testing}/**',
      ],
      rules: { 'motcua/no-ambient-world': 'off' },
    },
    { files: tests, rules: { 'vitest/valid-expect': ['error', { maxArgs: 2 }] } }, // the second says which case it was
    { files: tests, rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'motcua/no-ambient-world': 'off' } },
    {
      files: ['e2e/**', 'bench/**', 'src/kernel/testing/**'],
      rules: { 'max-lines-per-function': ['error', { max: 120 }] },
    },
    {
      files: ['*.config.ts', 'scripts/lint-plugin.mjs', 'src/kernel/testing/*.setup.ts', 'e2e/ground/*.setup.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
})
