import { expect, test } from 'vitest'
import { failedTests } from './failed-tests.ts'

const file = (status: string, assertionResults: object[], message = '') =>
  ({ name: '/root/src/a.test.ts', status, message, assertionResults }) as never

test('names what failed, with its reason, and nothing that passed', () => {
  const tests = [
    { fullName: 'adds', status: 'passed', failureMessages: [] },
    { fullName: 'divides', status: 'failed', failureMessages: ['Error: by zero\n  at line 3'] },
  ]
  const report = { numPassedTests: 1, numFailedTests: 1, testResults: [file('failed', tests)] }
  expect(failedTests(report, '/root')).toEqual(['src/a.test.ts > divides\n    Error: by zero\n      at line 3'])
})

test('a file that does not load is a failure of its own', () => {
  const report = { numPassedTests: 0, numFailedTests: 0, testResults: [file('failed', [], 'no such module')] }
  expect(failedTests(report, '/root')).toEqual(['src/a.test.ts\n    no such module'])
})
