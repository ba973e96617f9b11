import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ids = JSON.parse(readFileSync('docs/security/asvs-ids.json', 'utf8')) as Record<string, number>
const text = readFileSync('docs/security/asvs.md', 'utf8')
const rows = [...text.matchAll(/^\| (V[\d.]+) \| (\d) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, id = '', level = '', about = '', answer = '', why = '']) => ({ id, level: Number(level), about, answer, why }),
)
const answers = ['met', 'partly', 'not met', 'not applicable']

test('every requirement of levels 1 and 2 has one line, in order', () => {
  expect(rows.map(({ id, level }) => [id, level])).toEqual(Object.entries(ids))
  expect(rows).toHaveLength(253)
})

test('every line is answered; what is met shows where, what is not says why', () => {
  for (const { id, answer, why } of rows) {
    expect(answers, id).toContain(answer)
    if (answer === 'met') expect(why, id).toContain('`')
    else expect(why.length, id).toBeGreaterThan(3)
    if (answer === 'partly' || answer === 'not met')
      expect(why.replaceAll(/`[^`]*`/g, '').length, id).toBeGreaterThan(40)
  }
})

test('every piece of evidence is there', () => {
  const paths = rows.flatMap(({ id, why }) =>
    [...why.matchAll(/`([\w./-]+\.(?:tsx?|md|sql|json|yml|mjs)|Dockerfile)`/g)].map(([, path = '']) => ({ id, path })),
  )
  expect(paths.length).toBeGreaterThan(150)
  for (const { id, path } of paths) expect(existsSync(path), `${id}: ${path}`).toBe(true)
})

test('the sums at the head are right', () => {
  const count = (answer: string) => rows.filter((row) => row.answer === answer).length
  const sums = answers.map((answer) => `${count(answer)} ${answer}`).join(', ')
  expect(text).toContain(`${sums}; ${rows.length} in all.`)
})
