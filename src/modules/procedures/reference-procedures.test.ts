import { Ajv2020 } from 'ajv/dist/2020.js'
import * as ajvFormats from 'ajv-formats'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { answersToRows, checkAnswers, exampleAnswers, exampleApplicant, toJsonSchema } from '#modules/forms/index.ts'
import { applicationPages, checkComponents, publishedComponents, requiredComponents } from './components.rules.ts'
import { fee } from './fee.rules.ts'
import { readLifeEvents, readReferenceProcedures } from './reference-procedures.reads.ts'
import { resultRows } from './result-rows.rules.ts'

const TODAY = '2026-11-22'
const procedures = await readReferenceProcedures('reference/procedures')
const lifeEvents = await readLifeEvents('reference/life-events.json')
const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]))
const the = (code: string) => byCode.get(code) ?? expect.unreachable(code)
const variations = Array.from({ length: 40 }, (_, n) => n)
const addFormats = ajvFormats.default as unknown as (ajv: Ajv2020) => void

/** Required uploads of an ordinary online application; empty: the form is enough. */
const required: Record<string, string[]> = {
  '1.001193': ['birth-notification'],
  '1.004873': [],
  '1.000894': [],
  '1.000656': ['death-notice'],
  '2.000635': [],
  '2.000815': [],
  '2.000884': [],
  '1.004222': [],
  '1.004194': [],
  '1.001612': [],
  '1.011607': [],
  '1.013225': ['land-paper', 'design-file'],
}

test('there are twelve procedures, each with the components to upload that this table names', () => {
  const found = procedures.map((procedure) => {
    const must = publishedComponents(procedure).filter((component) => component.required)
    return [procedure.code, must.map(({ component }) => component.key)]
  })
  expect(Object.fromEntries(found)).toEqual(required)
})

test('life events name procedures that exist, and every procedure stands in one', () => {
  const named = new Set(lifeEvents.flatMap((event) => event.procedures))
  expect([...named].filter((code) => !byCode.has(code))).toEqual([])
  for (const procedure of procedures) expect(named).toContain(procedure.code)
  for (const event of lifeEvents)
    for (const code of event.procedures) expect(the(code).lifeEvents, `${code} in ${event.key}`).toContain(event.key)
  for (const procedure of procedures)
    for (const key of procedure.lifeEvents)
      expect(lifeEvents.find((event) => event.key === key)?.procedures).toContain(procedure.code)
})

describe.each(procedures.map((procedure) => [procedure.code, procedure] as const))(
  'procedure %s',
  (code, procedure) => {
    test('its texts are NFC and no language repeats another by mistake', () => {
      const text =
        readFileSync(`reference/procedures/${code}.json`, 'utf8') +
        readFileSync(`reference/procedures/${code}.form.json`, 'utf8')
      expect(text).toBe(text.normalize('NFC'))
      for (const name of [
        procedure.name,
        procedure.whatYouGet,
        ...procedure.steps,
        ...procedure.components.map((one) => one.name),
      ]) {
        expect(name.en).not.toBe(name.vi)
        expect(name.pl).not.toBe(name.en)
      }
    })

    test('it lists the facts that are recalled, so that the office can check and edit them', () => {
      expect(procedure.recalled).toEqual(expect.arrayContaining(['$.supplementPolicy', '$.handling', '$.validFrom']))
      expect(JSON.stringify(procedure)).not.toMatch(/\(recalled\)"[,\]]/)
    })

    test('its example answers pass, in many variations, and pass again unchanged', () => {
      for (const n of variations) {
        const example = exampleAnswers(procedure.form, n, TODAY)
        const checked = checkAnswers(procedure.form, example, { today: TODAY })
        expect(checked.problems, `variation ${n}`).toEqual([])
        expect(checkAnswers(procedure.form, checked.answers, { today: TODAY })).toEqual({
          answers: checked.answers,
          problems: [],
        })
      }
    })

    test('its JSON Schema accepts what the check accepts, and refuses answers with a required one taken out', () => {
      const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
      addFormats(ajv)
      for (const locale of ['vi', 'en', 'pl'] as const) ajv.compile(toJsonSchema(procedure.form, locale))
      const accepts = ajv.compile(toJsonSchema(procedure.form, 'en', { title: procedure.name.en }))
      for (const n of variations) {
        const { answers } = checkAnswers(procedure.form, exampleAnswers(procedure.form, n, TODAY), { today: TODAY })
        expect(accepts(answers), `variation ${n}: ${ajv.errorsText(accepts.errors)}`).toBe(true)
        for (const key of Object.keys(answers)) {
          const less = Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key))
          const problems = checkAnswers(procedure.form, less, { today: TODAY }).problems
          expect(accepts(less), `variation ${n} without ${key}: ${JSON.stringify(problems)}`).toBe(
            problems.length === 0,
          )
        }
      }
    })

    test('its examples are committed and pass today', () => {
      const committed = JSON.parse(readFileSync(`reference/procedures/examples/${code}.json`, 'utf8')) as {
        answers: unknown
      }[]
      expect(committed.length).toBeGreaterThanOrEqual(3)
      for (const { answers } of committed)
        expect(checkAnswers(procedure.form, answers, { today: TODAY }).problems).toEqual([])
    })

    test('every page leads somewhere: pages have keys of their own, documents come last', () => {
      const pages = applicationPages(procedure, exampleAnswers(procedure.form, 0, TODAY))
      expect(new Set(pages.map((page) => page.key)).size).toBe(pages.length)
      const first = pages.findIndex((page) => page.key.startsWith('doc-'))
      if (first >= 0) expect(pages.slice(first).every((page) => page.key.startsWith('doc-'))).toBe(true)
    })

    test('answers and result can be read in three languages without a gap', () => {
      const answers = exampleAnswers(procedure.form, 1, TODAY)
      for (const locale of ['vi', 'en', 'pl'] as const) {
        const rows = [
          ...answersToRows(procedure.form, answers, locale),
          ...resultRows(procedure, answers, exampleApplicant(1, TODAY), locale),
        ]
        expect(rows.length).toBeGreaterThan(5)
        for (const row of rows) expect(`${row.label}${row.value}`).not.toMatch(/undefined|\[object/)
      }
    })
  },
)

test('no file of the folder is forgotten', () => {
  const files = readdirSync('reference/procedures').filter(
    (name) => name.endsWith('.json') && !name.endsWith('.form.json'),
  )
  expect(files).toHaveLength(procedures.length)
})

describe('what must be handed in', () => {
  const birth = the('1.001193')
  const files = (...keys: string[]) => new Map(keys.map((key) => [key, 1]))
  const must = (answers: Parameters<typeof requiredComponents>[1], channel: 'online' | 'in_person' = 'online') =>
    requiredComponents(birth, answers, channel).flatMap((due) => (due.required ? [due.component.key] : []))

  test('a birth sent online needs the birth notification; what is shown at the desk is not required', () => {
    expect(must({ parents: 'both' })).toEqual(['birth-notification'])
    expect(must({ parents: 'both' }, 'in_person')).toEqual([
      'paper-declaration',
      'birth-notification',
      'identity-paper',
    ])
  })
  test('an abandoned child needs the record instead, an authorised person the authorisation', () => {
    expect(must({ parents: 'abandoned', applicantRelation: 'authorised' })).toEqual([
      'abandonment-record',
      'authorisation',
    ])
  })
  test('a missing, an unknown and a superfluous paper', () => {
    expect(checkComponents(birth, { parents: 'both' }, 'online', files())).toEqual([
      { component: 'birth-notification', code: 'missing' },
    ])
    expect(checkComponents(birth, { parents: 'both' }, 'online', files('birth-notification', 'nonsense'))).toEqual([
      { component: 'nonsense', code: 'unknown' },
    ])
    expect(
      checkComponents(
        birth,
        { parents: 'both' },
        'online',
        files('birth-notification', 'surrogacy-confirmation', 'residence-proof'),
      ),
    ).toEqual([])
    expect(checkComponents(birth, { parents: 'both' }, 'online', new Map([['birth-notification', 21]]))).toEqual([
      { component: 'birth-notification', code: 'too_many' },
    ])
  })
  test('a rented home needs the contract', () => {
    const keys = requiredComponents(the('1.004222'), { housing: 'rented' }, 'online').filter((due) => due.required)
    expect(keys.map((due) => due.component.key)).toEqual(['rental-contract'])
  })
  test('certified copies are only prepared online: nothing to upload, the original comes to the desk', () => {
    expect(requiredComponents(the('2.000815'), {}, 'online').some((due) => due.required)).toBe(false)
    expect(requiredComponents(the('2.000815'), {}, 'in_person').map((due) => due.required)).toEqual([true])
  })
})

describe('fees', () => {
  test('a birth is free, a copy costs 8.000 đồng', () => {
    expect(fee(the('1.001193'), 'online')?.dong).toBe(0)
    expect(fee(the('2.000635'), 'online', { answers: { copies: 3 } })?.dong).toBe(24_000)
  })
  test('certified copies: 2.000 a page, 1.000 from the third, never above 200.000 a copy', () => {
    const copies = (pages: number, count: number) =>
      fee(the('2.000815'), 'online', { answers: { documents: [{ name: 'x', pages, copies: count }] } })?.dong
    expect(copies(2, 1)).toBe(4000)
    expect(copies(4, 2)).toBe(12_000)
    expect(copies(500, 3)).toBe(600_000)
    const two = [
      { name: 'a', pages: 1, copies: 1 },
      { name: 'b', pages: 3, copies: 2 },
    ]
    expect(fee(the('2.000815'), 'in_person', { answers: { documents: two } })?.dong).toBe(12_000)
  })
  test('a fee that the province sets is unknown until it is told', () => {
    expect(fee(the('1.004873'), 'online')?.dong).toBeNull()
    expect(fee(the('1.004873'), 'online', { provinceAmount: 15_000 })?.dong).toBe(15_000)
    expect(fee(the('1.001612'), 'online')?.dong).toBe(150_000)
    expect(fee(the('1.001612'), 'online', { exempt: true })?.dong).toBe(0)
  })
  test('a channel that the procedure does not have has no fee', () => {
    expect(fee(the('1.004222'), 'post')).toBeUndefined()
  })
})
