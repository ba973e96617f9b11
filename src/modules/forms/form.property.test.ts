import { Ajv2020 } from 'ajv/dist/2020.js'
import * as ajvFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAnswers } from './form.rules.ts'
import { toJsonSchema } from './json-schema.rules.ts'
import { sampleForm } from './testing/sample-form.ts'

const facts = { today: '2026-11-22' }

describe('answers of every kind', () => {
  const word = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('An', 'Thôn 1', 'Nguyễn Thị Hạnh') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 25 }) },
  )
  const odd = fc.oneof(
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(word, { maxLength: 2 }),
    fc.dictionary(word, word, { maxKeys: 2 }),
  )
  const mostly = <V>(value: fc.Arbitrary<V>) =>
    fc.oneof({ weight: 30, arbitrary: value as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd })
  const day = fc.constantFrom('2024-02-29', '2020-01-31', '1990-12-01')
  const some = fc.record(
    {
      kind: mostly(fc.constantFrom('a', 'b', 'c')),
      why: mostly(word),
      child: mostly(
        fc.record(
          { fullName: word, birthDate: day, sex: fc.constantFrom('male', 'female') },
          { requiredKeys: ['fullName', 'birthDate'] },
        ),
      ),
      home: mostly(fc.record({ unit: fc.constantFrom('20965', '00004', '20341', '1'), line: word })),
      story: mostly(word),
      copies: mostly(fc.integer({ min: 0, max: 25 })),
      day: mostly(day),
      late: mostly(fc.boolean()),
      causes: mostly(fc.subarray(['x', 'y'])),
      phone: mostly(fc.constantFrom('0905123456', '+84905123456')),
      email: mostly(fc.constantFrom('a@b.vn', 'le.hanh@example.vn', 'a')),
      time: mostly(fc.constantFrom('04:30', '22:15', '25:00')),
      witnesses: mostly(
        fc.array(fc.record({ name: word, near: fc.boolean(), how: word }, { requiredKeys: ['name'] }), {
          maxLength: 4,
        }),
      ),
    },
    { requiredKeys: ['kind', 'why', 'child', 'home', 'copies', 'late', 'witnesses'] },
  )
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false })
  ;(ajvFormats.default as unknown as (one: Ajv2020) => void)(ajv)
  const accepts = ajv.compile(toJsonSchema(sampleForm, 'en'))
  /** Absent and undefined are the same in JSON. */
  const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>

  test('the generated answers are no idle exercise: many are accepted, many refused', () => {
    const sent = fc.sample(some, { numRuns: 2000, seed: 1 }).map(json)
    const taken = sent.filter((one) => accepts(one)).length
    const passed = sent.filter((one) => checkAnswers(sampleForm, one, facts).problems.length === 0).length
    expect(Math.min(taken, passed)).toBeGreaterThan(100)
    expect(Math.max(taken, passed)).toBeLessThan(1900)
  })

  test('cleaned answers are accepted by the JSON Schema, and clean again to themselves', () => {
    fc.assert(
      fc.property(some, (raw) => {
        const { answers, problems } = checkAnswers(sampleForm, raw, facts)
        expect(checkAnswers(sampleForm, answers, facts).answers).toEqual(answers)
        if (problems.length === 0) expect(accepts(answers) ? [] : accepts.errors).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  test('what the JSON Schema accepts, the check accepts', () => {
    fc.assert(
      fc.property(some, (raw) => {
        const sent = json(raw)
        // Controls that only the cleaning knows (a text of nothing but invisible characters) are not said in the schema.
        if (accepts(sent))
          expect(checkAnswers(sampleForm, sent, facts).problems.filter((one) => one.code !== 'forms.required')).toEqual(
            [],
          )
      }),
      { numRuns: 3000 },
    )
  })

  test('no input of any shape makes the check throw', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => void checkAnswers(sampleForm, raw, facts)),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('kind', 'why', 'child', 'home', 'copies', 'late', 'causes', 'witnesses', 'day', 'phone'),
          fc.anything(),
        ),
        (raw) => void checkAnswers(sampleForm, raw, facts),
      ),
      { numRuns: 500 },
    )
  })
})
