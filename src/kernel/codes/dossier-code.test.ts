import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_DOSSIER_CODE_TEMPLATE,
  dossierCodeTemplateProblems,
  formatDossierCode,
  parseDossierCode,
} from './dossier-code.ts'

const template = DEFAULT_DOSSIER_CODE_TEMPLATE

describe('dossier codes', () => {
  test('are the unit, the day and the number of the day', () => {
    expect(formatDossierCode(template, { identifier: 'H17.20965', date: '2026-11-22', seq: 7 })).toBe(
      'H17.20965-261122-0007',
    )
    expect(
      formatDossierCode('{identifier}-{yyyymmdd}-{seq:6}', {
        identifier: '000.00.06.H56',
        date: '2023-10-27',
        seq: 361,
      }),
    ).toBe('000.00.06.H56-20231027-000361')
  })

  test('are not cut when a unit takes more than 9,999 in a day', () => {
    const parts = { identifier: 'H17', date: '2026-11-22', seq: 12_345 }
    expect(formatDossierCode(template, parts)).toBe('H17-261122-12345')
    expect(parseDossierCode(template, 'H17-261122-12345')).toEqual(parts)
  })

  test('read back to what they were made of', () => {
    const identifier = fc
      .array(fc.stringMatching(/^[0-9A-Z]{1,5}$/), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join('.'))
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        identifier,
        date,
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(template, 'HS/{seq:3}/{yyyymmdd}/{identifier}'),
        (id, day, seq, form) => {
          const parts = { identifier: id, date: day, seq }
          expect(parseDossierCode(form, ` ${formatDossierCode(form, parts).toLowerCase()} `)).toEqual(parts)
        },
      ),
    )
  })

  test('with an impossible day, no number or strange characters are no codes', () => {
    for (const text of [
      'H17-260231-0001',
      'H17-261122-0000',
      'H17-261122-00001',
      'H17-261122-1',
      'H17_261122_0001',
      '',
      '<b>',
      'H'.repeat(200),
    ]) {
      expect(parseDossierCode(template, text)).toBeUndefined()
    }
    expect(() => formatDossierCode(template, { identifier: 'H17', date: '2026-02-31', seq: 1 })).toThrow(RangeError)
    expect(() => formatDossierCode(template, { identifier: 'H17', date: '2026-02-28', seq: 0 })).toThrow(RangeError)
    expect(() => formatDossierCode(template, { identifier: 'đ/17', date: '2026-02-28', seq: 1 })).toThrow(RangeError)
  })

  test('say what is wrong with a template', () => {
    expect(dossierCodeTemplateProblems(template)).toEqual([])
    expect(dossierCodeTemplateProblems('')).toEqual(['identifier_missing', 'date_missing', 'seq_missing'])
    expect(dossierCodeTemplateProblems('{identifier}-{yymmdd}-{yyyymmdd}-{seq:4}')).toEqual(['token_twice'])
    expect(dossierCodeTemplateProblems('{identifier}-{yymmdd}-{seq:4}-{week}')).toEqual(['unknown_token'])
    expect(dossierCodeTemplateProblems('{identifier} {yymmdd}-{seq:4}')).toEqual(['bad_character', 'no_separator'])
    expect(dossierCodeTemplateProblems('{identifier}{yymmdd}-{seq:4}')).toEqual(['no_separator'])
    expect(() => formatDossierCode('{seq}', { identifier: 'H17', date: '2026-11-22', seq: 1 })).toThrow(/template/)
  })
})
