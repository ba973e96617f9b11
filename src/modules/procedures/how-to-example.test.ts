import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkAnswers, exampleAnswers } from '#modules/forms/index.ts'
import { requiredComponents } from './components.rules.ts'
import { assembleProcedure } from './procedure.rules.ts'

const page = readFileSync('docs/how-to/add-a-procedure.md', 'utf8')
const block = (name: string): unknown =>
  JSON.parse(new RegExp(`^\`\`\`json ${name}\n(.*?)^\`\`\``, 'ms').exec(page)?.[1] ?? 'null')

test('the procedure of the how-to is a whole one: it can be read, answered and asks for the paper it names', () => {
  const procedure = assembleProcedure(block('procedure'), block('form'))
  const today = '2026-11-22'
  for (const n of [0, 1, 2, 3]) {
    const { answers, problems } = checkAnswers(procedure.form, exampleAnswers(procedure.form, n, today), { today })
    expect(problems).toEqual([])
    const due = requiredComponents(procedure, answers, 'online').filter(({ required }) => required)
    expect(due.map(({ component }) => component.key)).toEqual(answers['loudspeakers'] ? ['sound-permit'] : [])
  }
})
