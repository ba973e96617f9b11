// node scripts/procedure-examples.ts <code> ...: writes reference/procedures/examples/<code>.json, answers of invented
// people made from the form. Tests and the API documentation use them; look them over and make them more lifelike.
import { readFileSync, writeFileSync } from 'node:fs'
import { exampleAnswers, exampleApplicant } from '#modules/forms/index.ts'
import { assembleProcedure } from '#modules/procedures/index.ts'

const folder = 'reference/procedures'
const today = new Date().toISOString().slice(0, 10)
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))

for (const code of process.argv.slice(2)) {
  const { form } = assembleProcedure(read(`${code}.json`), read(`${code}.form.json`))
  const people = [0, 1, 2].map((n) => {
    const answers = exampleAnswers(form, n, today)
    return { applicant: exampleApplicant(n, today, answers), answers }
  })
  writeFileSync(`${folder}/examples/${code}.json`, `${JSON.stringify(people, null, 2)}\n`)
  console.log(`${folder}/examples/${code}.json`)
}
