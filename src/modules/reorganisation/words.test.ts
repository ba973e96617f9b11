import { expect, test } from 'vitest'
import { buildCatalogue, createTranslators } from '#kernel/i18n/messages.ts'
import { CONFLICTS } from './conflict.rules.ts'
import { codesIn, conflictText } from './conflict-words.rules.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { stepText } from './step-words.rules.ts'
import { STEP_KINDS } from './step.rules.ts'
import { isOptional, listed, STEP_FORMS, unitLines } from './typed-step.rules.ts'

const languages = createTranslators(buildCatalogue({ reorganisation: { vi, en, pl } }))
const names = new Map([
  ['PN20965-01', 'Chi hội Khối phố 1'],
  ['PN20965-02', 'Chi hội Khối phố 2'],
  ['PN20965-03', 'Chi hội Khối phố 3'],
])
const nameOf = (code: string) => names.get(code) ?? code

test('what stands in the way is said with the names of units', () => {
  const params = { unit: 'PN20965-01', one: 'PN20965-02', other: 'PN20965-03' }
  expect(codesIn([{ params }])).toEqual(['PN20965-01', 'PN20965-02', 'PN20965-03'])
  expect(conflictText(languages.vi, { code: 'goes_twice', params }, nameOf).text).toBe(
    'Toàn bộ Chi hội Khối phố 1 nhập vào cả Chi hội Khối phố 2 và Chi hội Khối phố 3.',
  )
  const all = { unit: 'A1', one: 'A1', other: 'A1', parent: 'A1', thing: 'A1', level: 'none', things: '3 hội viên' }
  for (const code of CONFLICTS)
    for (const t of Object.values(languages)) expect(conflictText(t, { code, params: all }, nameOf).text).not.toBe('')
})

test('a part says what it takes, with the names of the units below', () => {
  const pick = { by: 'units', codes: ['PN20965-02', 'PN20965-03'] } as const
  const into = { code: 'PN20965-18', name: 'Chi hội Khối phố mới' }
  const say = (given: typeof pick | undefined) =>
    stepText(
      languages.vi,
      { kind: 'merge', from: [{ code: 'PN20965-01', extent: 'part', ...(given && { pick: given }) }], into },
      nameOf,
      String,
    )
  expect(say(pick)).toBe(
    'một phần Chi hội Khối phố 1 (gồm Chi hội Khối phố 2, Chi hội Khối phố 3) → Chi hội Khối phố mới (PN20965-18)',
  )
  expect(say(undefined)).toBe('một phần Chi hội Khối phố 1 → Chi hội Khối phố mới (PN20965-18)')
})

test('the form of each kind has words for every field that it shows', () => {
  for (const kind of STEP_KINDS)
    for (const field of [...STEP_FORMS[kind].fields, ...STEP_FORMS[kind].rare])
      for (const t of Object.values(languages)) expect(t(`reorganisation.typed.${kind}.${field}`)).not.toBe('')
  expect(isOptional('merge', 'into')).toBe(true)
  expect(isOptional('transfer', 'into')).toBe(false)
})

test('a box of units is read line by line, codes also side by side', () => {
  expect(unitLines('Khối phố 1, Núi Thành\n\n pn1-01, PN1-02 \nTổ 3; Tổ 4')).toEqual([
    'Khối phố 1, Núi Thành',
    'pn1-01',
    'PN1-02',
    'Tổ 3',
    'Tổ 4',
  ])
  expect(listed('PN-000123\n PN-000124, PN-000125')).toEqual(['PN-000123', 'PN-000124', 'PN-000125'])
})
