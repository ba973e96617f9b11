import { describe, expect, test } from 'vitest'
import { checkApplicant } from './answer.rules.ts'
import { formFaults } from './form-integrity.rules.ts'
import { checkAnswers, checkPage, firstOpenPage, nextPage, previousPage, visiblePages } from './form.rules.ts'
import { FormDefinition, type Answers } from './form.schema.ts'
import { parsePagePost } from './page-post.rules.ts'
import { answersToRows } from './rows.rules.ts'
import { sampleForm } from './testing/sample-form.ts'

const facts = { today: '2026-11-22' }
const good: Record<string, unknown> = {
  kind: 'b',
  why: 'Vì cần',
  child: { fullName: 'Trần Gia Bảo', birthDate: '2026-10-08' },
  home: { unit: '20965', line: 'Thôn Đông Yên' },
  copies: 2,
  late: true,
  witnesses: [{ name: 'Lê Thị Hạnh', near: true, how: 'Hàng xóm' }],
}
const check = (change: Record<string, unknown> = {}) => checkAnswers(sampleForm, { ...good, ...change }, facts)
const codes = (change: Record<string, unknown>) => check(change).problems.map((one) => `${one.path} ${one.code}`)

describe('what people type', () => {
  test('complete answers pass and stay as they are', () => {
    expect(check()).toEqual({ answers: good, problems: [] })
  })

  test.each([
    ['31/02/2026', null],
    ['29/02/2025', null],
    ['29/02/2024', '2024-02-29'],
    ['8/10/2026', '2026-10-08'],
    ['2026-10-08', '2026-10-08'],
    ['2026-13-01', null],
    ['10-08-26', null],
    ['hôm qua', null],
    ['0000-01-01', null],
  ])('the date "%s" is read as %s', (typed, stored) => {
    const { answers, problems } = check({ day: typed })
    if (stored === null) expect(problems).toEqual([{ path: 'day', code: 'forms.not_a_date' }])
    else expect(answers['day']).toBe(stored)
  })

  test('a date that has not come is refused where it must lie in the past', () => {
    expect(codes({ day: '23/11/2026' })).toEqual(['day forms.date_in_future'])
    expect(codes({ child: { fullName: 'A', birthDate: '2026-12-01' } })).toEqual([
      'child.birthDate forms.date_in_future',
    ])
    expect(codes({ day: '22/11/2026' })).toEqual([])
  })

  test.each([
    ['0905 123 456', '0905123456'],
    ['+84905123456', '0905123456'],
    ['+84 905.123.456', '0905123456'],
    ['0235 3871 234', '02353871234'],
  ])('the phone number %s is stored as %s', (typed, stored) => {
    expect(check({ phone: typed }).answers['phone']).toBe(stored)
  })

  test.each(['905123456', '123', '+48600700800', '09051234567890', 'abc'])(
    'the phone number %s is refused',
    (typed) => {
      expect(codes({ phone: typed })).toEqual(['phone forms.phone'])
    },
  )

  test('an identification number has 12 digits; spaces are forgiven', () => {
    const child = { fullName: 'A', birthDate: '2020-01-01' }
    expect(check({ child: { ...child, nationalId: '049 086 990 308' } }).answers['child']).toMatchObject({
      nationalId: '049086990308',
    })
    for (const wrong of ['04908699030', '0490869903081', '04908699030x', '٠٤٩٠٨٦٩٩٠٣٠٨'])
      expect(codes({ child: { ...child, nationalId: wrong } })).toEqual(['child.nationalId forms.national_id'])
  })

  test('a decomposed Vietnamese name is stored composed, and equals the composed one', () => {
    const name = 'Nguyễn Thị Hạnh'
    const stored = check({ child: { fullName: name.normalize('NFD'), birthDate: '2020-01-01' } }).answers['child']
    expect(stored).toMatchObject({ fullName: name.normalize('NFC') })
  })

  test('emoji and HTML are text; control characters and tricks with direction are dropped', () => {
    expect(check({ why: '<b>👶</b>' }).answers['why']).toBe('<b>👶</b>')
    expect(check({ why: 'a\u0000b\u202ec\u0007  d\n e' }).answers['why']).toBe('abc d e')
    expect(check({ story: 'một\r\nhai\u0000' }).answers['story']).toBe('một\nhai')
    expect(check({ why: '\ud800x' }).answers['why']).toBe('\ufffdx')
  })

  test('a megabyte of text is refused by its length', () => {
    expect(codes({ story: 'ế'.normalize('NFD').repeat(500_000) })).toEqual(['story forms.too_long'])
  })

  test('length counts characters as people do: one emoji outside the basic plane is one', () => {
    expect(codes({ why: '👶'.repeat(20) })).toEqual([])
    expect(codes({ why: '👶'.repeat(21) })).toEqual(['why forms.too_long'])
  })

  test('numbers as Vietnamese write them', () => {
    expect(check({ copies: ' 12 ' }).answers['copies']).toBe(12)
    expect(codes({ copies: '1,5' })).toEqual(['copies forms.not_a_whole_number'])
    expect(codes({ copies: '1.500' })).toEqual(['copies forms.too_big'])
    expect(codes({ copies: 'hai' })).toEqual(['copies forms.not_a_number'])
    expect(codes({ copies: 0 })).toEqual(['copies forms.too_small'])
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, {}, [], true])
      expect(codes({ copies: odd })).toEqual(['copies forms.not_a_number'])
  })

  test('choices must be in the list; several choices lose their repeats and take the order of the list', () => {
    expect(codes({ kind: 'zzz' })[0]).toBe('kind forms.not_in_list')
    expect(check({ causes: ['y', 'x', 'y'] }).answers['causes']).toEqual(['x', 'y'])
    expect(codes({ causes: ['x', '<script>'] })).toEqual(['causes forms.not_in_list'])
  })

  test('an address needs a commune that exists, and a line', () => {
    expect(codes({ home: { unit: '2096', line: 'x' } })).toEqual(['home.unit forms.unit_unknown'])
    expect(codes({ home: { unit: '20965' } })).toEqual(['home.line forms.required'])
    const answers = checkAnswers(sampleForm, good, { ...facts, isUnit: (code) => code === '00001' })
    expect(answers.problems).toEqual([{ path: 'home.unit', code: 'forms.unit_unknown' }])
  })
})

describe('what is asked', () => {
  test('a question not shown is not required, and its answer is dropped', () => {
    const { answers, problems } = check({ kind: 'c' })
    expect(problems).toEqual([])
    expect(answers).not.toHaveProperty('why')
    expect(answers).not.toHaveProperty('child')
  })

  test('missing answers are named by the path of their field', () => {
    expect(codes({ why: ' ', child: { fullName: '', birthDate: '' }, witnesses: [] })).toEqual([
      'why forms.required',
      'child forms.required',
      'witnesses forms.too_few',
    ])
    expect(codes({ witnesses: [{ name: 'A' }, { near: true }] })).toEqual([
      'witnesses[1].name forms.required',
      'witnesses[1].how forms.required',
    ])
    expect(codes({ witnesses: [{ name: 'A' }, { name: 'B' }, { name: 'C' }, { name: 'D' }] })).toEqual([
      'witnesses forms.too_many',
    ])
  })

  test('questions that the form does not have are refused, a thousand of them in short', () => {
    expect(codes({ isAdmin: true })).toEqual(['isAdmin forms.unknown_question'])
    expect(codes({ witnesses: [{ name: 'A', role: 'x' }] })).toEqual(['witnesses[0].role forms.unknown_question'])
    expect(
      check(Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`q${n}`, n]))).problems.length,
    ).toBeLessThanOrEqual(20)
    expect(checkAnswers(sampleForm, JSON.parse('{"__proto__": {"kind": "a"}}'), facts).problems[0]?.code).toBe(
      'forms.unknown_question',
    )
  })

  test.each([[null], ['text'], [[]], [7], [undefined]])('answers that are no object (%s) are refused whole', (raw) => {
    expect(checkAnswers(sampleForm, raw, facts).problems).toEqual([{ path: '', code: 'forms.wrong_shape' }])
  })

  test('pages follow the answers, forwards and backwards', () => {
    const keys = (answers: Answers) => visiblePages(sampleForm, answers).map((page) => page.key)
    expect(keys({ kind: 'a' })).toEqual(['kind', 'child', 'rest'])
    expect(keys({ kind: 'c', late: true })).toEqual(['kind', 'rest', 'witnesses'])
    expect(nextPage(sampleForm, { kind: 'c' }, 'kind')?.key).toBe('rest')
    expect(previousPage(sampleForm, { kind: 'c' }, 'rest')?.key).toBe('kind')
    expect(nextPage(sampleForm, { kind: 'c' }, 'rest')).toBeNull()
    expect(firstOpenPage(sampleForm, { kind: 'a' }, facts)?.key).toBe('child')
    expect(firstOpenPage(sampleForm, good, facts)).toBeNull()
  })

  test('a page is saved by itself: its answers are replaced, the others stay', () => {
    const [kind, child] = sampleForm.pages
    if (!kind || !child) return expect.unreachable()
    const saved = checkPage(kind, parsePagePost(kind, { kind: 'a' }), { kind: 'b', why: 'x', copies: 3 }, facts)
    expect(saved).toEqual({ answers: { kind: 'a', copies: 3 }, problems: [] })
    const refused = checkPage(
      child,
      parsePagePost(child, {
        'child.fullName': 'A',
        'child.birthDate.day': '31',
        'child.birthDate.month': '2',
        'child.birthDate.year': '2026',
      }),
      { kind: 'a' },
      facts,
    )
    expect(refused.problems.map((one) => one.path)).toEqual(['child.birthDate', 'home'])
  })

  test('a form post is read by field names, blank rows and files left out', () => {
    const [, child, rest, witnesses] = sampleForm.pages
    if (!child || !rest || !witnesses) return expect.unreachable()
    expect(
      parsePagePost(child, {
        'child.fullName': 'An',
        'child.birthDate': '08/10/2026',
        'home.unit': ['', '20965'],
        'home.line': 'Thôn 1',
        other: 'x',
      }),
    ).toEqual({
      child: { fullName: 'An', birthDate: '08/10/2026' },
      home: { unit: '20965', line: 'Thôn 1' },
    })
    expect(
      parsePagePost(rest, { late: 'yes', causes: ['', 'x', 'y'], copies: '2', papers: new File([], 'x') }),
    ).toEqual({ late: 'yes', causes: ['x', 'y'], copies: '2' })
    expect(
      parsePagePost(witnesses, {
        'witnesses[2].name': 'B',
        'witnesses[0].name': 'A',
        'witnesses[1].name': ' ',
        'witnesses[x].name': 'no',
      }),
    ).toEqual({
      witnesses: [{ name: 'A' }, { name: 'B' }],
    })
  })

  test('the check-your-answers rows name page, label and item', () => {
    const rows = answersToRows(sampleForm, check().answers, 'vi', { unitName: () => 'Xã Núi Thành' })
    expect(rows.find((row) => row.path === 'child.birthDate')?.value).toBe('08/10/2026')
    expect(rows.find((row) => row.path === 'home')?.value).toBe('Thôn Đông Yên, Xã Núi Thành')
    expect(rows.find((row) => row.path === 'witnesses[0].near')).toMatchObject({
      item: 'Witness 1',
      value: 'Có',
      page: 'witnesses',
    })
  })

  test('the applicant is checked under the names of the API', () => {
    const right = { fullName: 'Lê Văn Bình', nationalId: '049086990308', phone: '+84905123456', email: '' }
    expect(checkApplicant(right, facts)).toEqual({
      applicant: { fullName: 'Lê Văn Bình', nationalId: '049086990308', phone: '0905123456' },
      problems: [],
    })
    expect(checkApplicant(null, facts).problems.map((one) => one.path)).toEqual([
      'applicant.fullName',
      'applicant.nationalId',
      'applicant.phone',
    ])
    expect(checkApplicant({ ...right, email: 'x@y' }, facts).problems).toEqual([
      { path: 'applicant.email', code: 'forms.email' },
    ])
  })

  test('a form whose conditions dangle or look ahead is named as faulty', () => {
    const [first, ...rest] = structuredClone(sampleForm.pages)
    if (!first) return expect.unreachable()
    expect(formFaults(sampleForm)).toEqual([])
    expect(formFaults({ pages: [...rest, first] }).length).toBeGreaterThan(0)
    expect(formFaults({ pages: [first, first] })).toContain('page "kind" stands twice')
    expect(() => FormDefinition.parse({ pages: [{ ...first, surprise: 1 }] })).toThrow()
  })
})
