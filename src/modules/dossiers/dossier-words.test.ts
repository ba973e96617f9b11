import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildCatalogue, createTranslators, type ModuleMessages } from '#kernel/i18n/messages.ts'
import { locales, type Locale } from '#kernel/i18n/t.ts'
import { dossierErrors } from './dossier.errors.ts'
import { dossierEventTypes, publicEventTypes } from './dossier.events.ts'
import { stateKeys } from './dossier.rules.ts'
import { passedOnOf, toPublicHistory, toTimeline } from './timeline.rules.ts'

const read = (locale: Locale) =>
  JSON.parse(readFileSync(new URL(`messages/${locale}.json`, import.meta.url), 'utf8')) as ModuleMessages[Locale]
const translators = createTranslators(buildCatalogue({ dossiers: { vi: read('vi'), en: read('en'), pl: read('pl') } }))

const at = new Date('2026-11-20T09:00:00+07:00')
const event = (type: string) => ({
  seq: 1,
  type,
  at,
  actorName: 'Phạm Văn Dũng',
  actorRole: 'specialist',
  data: {
    unit: '20965',
    step: 'approval',
    dueAt: at.toISOString(),
    number: '15/QĐ-UBND',
    amount: 8000,
    reasons: ['Ảnh bị mờ của bà Hạnh'],
  },
})

describe.each(locales)('in %s', (locale) => {
  const t = translators[locale]

  test('every state has a name, a sentence for the resident and what comes next', () => {
    for (const state of stateKeys)
      for (const part of ['name', 'resident', 'next']) {
        const text = t(`dossiers.state.${state}.${part}`, { unit: 'Xã Núi Thành' })
        expect(text.length, `${state}.${part}`).toBeGreaterThan(part === 'name' ? 2 : 19)
        expect(text).not.toMatch(/[{}]|undefined|dossiers\./)
      }
  })

  test('every event is told to the office with who and why, and to the public without', () => {
    for (const type of dossierEventTypes) {
      const [line] = toTimeline([event(type)], t)
      expect(line?.text).toMatch(/^\P{Ll}/u)
      expect(line).toMatchObject({ by: 'Phạm Văn Dũng', notes: ['Ảnh bị mờ của bà Hạnh'] })
    }
    const told = JSON.stringify(toPublicHistory(dossierEventTypes.map(event), t))
    expect(toPublicHistory(dossierEventTypes.map(event), t).length).toBe(publicEventTypes.length)
    expect(told).not.toMatch(/Dũng|Hạnh|undefined/)
  })

  test('every error has a sentence', () => {
    for (const code of Object.values(dossierErrors))
      expect(
        t(code.replace('dossiers.', 'dossiers.errors.'), { by: 'A', at: 'B', state: 'received', name: 'C' }),
      ).not.toMatch(/[{}]/)
  })

  test('has the same keys as the others', () => {
    const keys = (tree: object, prefix = ''): string[] =>
      Object.entries(tree).flatMap(([key, value]) =>
        typeof value === 'string' ? [prefix + key] : keys(value as object, `${prefix}${key}.`),
      )
    expect(keys(read(locale)).toSorted()).toEqual(keys(read('vi')).toSorted())
  })
})

test('what is said of a dossier that passed on says a promise only where there was one, and names both communes', () => {
  const passed = { ...event('dossier.passed_on'), seq: 9, data: { fromName: 'Xã Tam Hiệp', toName: 'Xã Núi Thành' } }
  const told = (...before: string[]) =>
    toPublicHistory([...before.map((type, index) => ({ ...event(type), seq: index })), passed], translators.vi).at(-1)
      ?.text
  expect(told('dossier.submitted')).toBe('Xã Núi Thành giải quyết thay Xã Tam Hiệp')
  expect(told('dossier.accepted')).toContain('ngày hẹn trả giữ nguyên')
  expect(told('dossier.accepted', 'dossier.resolved')).toBe('Xã Núi Thành trả kết quả thay Xã Tam Hiệp')
  expect(passedOnOf([passed])).toEqual({ from: 'Xã Tam Hiệp', to: 'Xã Núi Thành', at })
  expect(passedOnOf([passed, { ...passed, data: { ...passed.data, undone: true } }])).toBeNull()
})
