import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { emptyForm, type AnyPage, type FormState, type PageUi } from '#kernel/http/page.ts'
import { buildCatalogue, createTranslators } from '#kernel/i18n/messages.ts'
import kernelEn from '#kernel/i18n/messages/en.json' with { type: 'json' }
import kernelPl from '#kernel/i18n/messages/pl.json' with { type: 'json' }
import kernelVi from '#kernel/i18n/messages/vi.json' with { type: 'json' }
import { locales, type Locale } from '#kernel/i18n/t.ts'
import uiEn from '#ui/messages/en.json' with { type: 'json' }
import uiPl from '#ui/messages/pl.json' with { type: 'json' }
import uiVi from '#ui/messages/vi.json' with { type: 'json' }
import en from '../../messages/en.json' with { type: 'json' }
import pl from '../../messages/pl.json' with { type: 'json' }
import vi from '../../messages/vi.json' with { type: 'json' }
import { stateKeys } from '../../dossier.rules.ts'
import { dossierMovePage } from './dossier-move.page.tsx'
import { dossierPage } from './dossier.page.tsx'
import { inboxPage } from './inbox.page.tsx'
import { nationalIdPage } from './national-id.page.tsx'
import { movePages, primaryMove, type Dossier } from './parts/move-words.ts'
import { timeLeft } from './parts/dossier-words.tsx'
import { resultActPage } from './result-act.page.tsx'
import { registerPage } from './register.page.tsx'
import { revisionsPage } from './revisions.page.tsx'
import { anInboxItem, aDossierView, ME, NOW } from '../../testing/desk-samples.ts'

const words = createTranslators(
  buildCatalogue({
    dossiers: { vi, en, pl },
    kernel: { vi: kernelVi, en: kernelEn, pl: kernelPl },
    ui: { vi: uiVi, en: uiEn, pl: uiPl },
  }),
)

const uiOf = (locale: Locale): PageUi => ({
  t: words[locale],
  locale,
  path: '/desk',
  query: {},
  colorScheme: 'auto',
  assets: { resident: '/r.css', desk: '/d.css' },
  user: { name: 'Nguyễn Thị Thu Hà', unit: 'Xã Núi Thành' },
  desk: [
    { href: '/desk', label: 'x', icon: 'inbox', active: true },
    { href: '/desk/admin/units', label: 'x', icon: 'building', active: false },
    { href: '/desk/admin/calendars', label: 'x', icon: 'calendar', active: false },
    { href: '/desk/admin/accounts', label: 'x', icon: 'users', active: false },
  ],
})

/** The page as HTML; a missing message throws, a message id left on the page or a second h1 fails. */
function draw(page: AnyPage, data: unknown, locale: Locale, form: FormState = emptyForm): string {
  const html = renderToString(page.view(data, uiOf(locale), form))
  expect(html.match(/<h1/g), 'one h1').toHaveLength(1)
  expect(html).not.toMatch(/dossiers\.(desk|state)\./)
  expect(html).not.toContain('undefined')
  expect(html).not.toContain('NaN')
  return html
}

const count = (number: number, capped = false) => ({ count: number, capped })
const asked = { view: 'unit', state: '', due: '', q: '', sort: 'due', after: '' }
const inbox = {
  reads: true,
  administers: false,
  asked,
  now: NOW,
  list: { items: stateKeys.map((state, index) => anInboxItem(state, index)), next: 'cursor' },
  found: count(1000, true),
  figures: { overdue: count(1), today: count(22), new: count(5) },
  tabs: [
    { view: 'mine', counted: count(3) },
    { view: 'decide', counted: count(1) },
    { view: 'return', counted: count(0) },
    { view: 'unit', counted: undefined },
  ],
}
const full = aDossierView()
const work = (dossier: Dossier) => ({ dossier, assignees: [{ id: ME, name: 'Trần Văn Minh' }], me: ME, now: NOW })
const refused = (code: string, kind: 'invalid' | 'conflict', params = {}, path?: string): FormState => {
  const error = new AppError(code, { kind, params, ...(path && { fields: [{ path, code }] }) })
  return { ...emptyForm, error, problems: error.fields, typed: { action: 'move', reason: 'Thiếu <b>giấy</b>' } }
}

describe.each(locales)('in %s', (locale) => {
  test('the inbox shows dossiers of every state, and its empty states', () => {
    expect(draw(inboxPage, inbox, locale)).toContain('/desk/dossiers/20965-261120-0003')
    for (const view of ['mine', 'decide', 'return', 'unit', 'none', 'done'])
      draw(inboxPage, { ...inbox, asked: { ...asked, view }, list: { items: [], next: null } }, locale)
    draw(inboxPage, { ...inbox, asked: { ...asked, view: 'mine', q: 'hạnh' }, list: { items: [], next: null } }, locale)
    draw(inboxPage, { reads: false }, locale)
  })

  test('the dossier is shown in every state with every move that could be offered', () => {
    for (const state of stateKeys) {
      const html = draw(dossierPage, work({ ...full, state, can: Object.values(movePages) }), locale)
      expect(html).toContain('20965-261120-0001')
      expect(html).not.toContain('048123456789')
    }
    for (const kind of ['accept', 'take', 'assign', 'forward', 'mark_paid', 'return_result'] as const)
      expect(draw(dossierPage, work({ ...full, state: 'received', assignee: null, can: [kind] }), locale)).toContain(
        'mc-act',
      )
  })

  test('every action has its page, also once it is not possible any more', () => {
    for (const kind of Object.values(movePages)) {
      expect(draw(dossierMovePage, { dossier: { ...full, can: [kind] }, kind, now: NOW }, locale)).toContain(
        'name="version"',
      )
      expect(draw(dossierMovePage, { dossier: { ...full, can: [] }, kind, now: NOW }, locale)).not.toContain(
        'name="version"',
      )
    }
  })

  test('the number is shown only after the reason', () => {
    expect(draw(nationalIdPage, { dossier: full }, locale)).not.toContain('048123456789')
    expect(draw(nationalIdPage, { dossier: full, nationalId: '048123456789' }, locale)).toContain('048123456789')
  })

  test('a result is revoked or replaced in two steps: why, then what will happen', () => {
    const [valid, , revoked] = full.results
    const dossier = { ...full, state: 'returned' }
    expect(draw(dossierPage, work({ ...full, state: 'returned' }), locale)).toContain('/results/ABC0/revoke"')
    for (const act of ['revoke', 'replace']) {
      const typed = { ground: 'wrong_facts', reason: 'Sai <b>tên', decision: '12/QĐ-UBND', decisionOn: '19/11/2026' }
      const data = { dossier, result: valid, act }
      const blank = refused('dossiers.reason_missing', 'invalid', {}, 'reason')
      expect(draw(resultActPage, data, locale, blank)).toContain('href="#f-reason"')
      const plan = { number: '01/GCN', unit: { code: '20971', name: 'Xã Tam Mỹ' }, texted: act === 'revoke' }
      const sure = draw(resultActPage, { ...data, plan, typed }, locale)
      expect(sure).toContain(`name="action" value="${act}"`)
      expect(sure).toContain('Sai &lt;b>tên')
      expect(sure).toContain('Xã Tam Mỹ')
      expect(draw(resultActPage, { ...data, typed }, locale)).toContain('value="12/QĐ-UBND"')
      expect(draw(resultActPage, { ...data, result: revoked }, locale)).not.toContain(
        '<form method="post" action="/desk"',
      )
    }
  })

  test('a proposed date can be confirmed or refused', () => {
    const item = {
      id: 'r1',
      code: '20965-261120-0001',
      unit: '20965',
      promisedDueAt: full.dueAt,
      newDueAt: full.dueAt,
      explanation: ['a'],
      proposedAt: full.submittedAt,
    }
    expect(draw(revisionsPage, { items: [item] }, locale)).toContain('value="reject"')
    draw(revisionsPage, { items: [] }, locale)
  })

  test('the register lists what was taken in', () => {
    const item = {
      code: '20965-261120-0001',
      procedure: 'Đăng ký khai sinh',
      applicant: 'Nguyễn Thị Hạnh',
      address: null,
      phone: '0905123456',
      channel: 'post',
      receivedAt: full.submittedAt,
      dueAt: full.dueAt,
      returnedAt: null,
    }
    expect(draw(registerPage, { from: '2026-11-01', to: '2026-11-20', items: [item], next: 'x' }, locale)).toContain(
      '01/11/2026',
    )
    draw(registerPage, { from: '2026-11-01', to: '2026-11-20', items: [], next: null }, locale)
  })

  test('a colleague who was faster is named with the moment', () => {
    const conflict = refused('dossiers.already_moved', 'conflict', {
      by: 'Lê Thị Kim Oanh',
      at: '14:14 20/11/2026',
      state: 'in_process',
    })
    const html = draw(dossierPage, work(full), locale, conflict)
    expect(html).toContain('Lê Thị Kim Oanh')
    expect(html).toContain('14:14 20/11/2026')
  })

  test('a refused form keeps what was typed and links to the field', () => {
    const data = { dossier: { ...full, can: ['stop'] }, kind: 'stop', now: NOW }
    const html = draw(dossierMovePage, data, locale, refused('dossiers.reason_missing', 'invalid', {}, 'reason'))
    expect(html).toContain('href="#f-reason"')
    expect(html).toContain('Thiếu &lt;b>giấy')
  })
})

test.each([
  ['2026-11-23T17:00:00+07:00', 'còn 3 ngày'],
  ['2026-11-21T11:30:00+07:00', 'ngày mai, 11:30'],
  ['2026-11-20T17:00:00+07:00', 'hôm nay, 17:00'],
  ['2026-11-20T08:30:00+07:00', '30 phút'],
  ['2026-11-20T07:00:00+07:00', '2 giờ'],
  ['2026-11-18T17:00:00+07:00', '2 ngày'],
])('%s, seen on 20/11/2026 at 9:00, is "%s"', (due, told) => {
  expect(timeLeft((key, params) => words.vi(`dossiers.desk.${key}`, params), new Date(due), NOW)).toBe(told)
})

test('reception is asked to accept, a specialist to take and then to pass on, the leader to decide', () => {
  const at = (change: Partial<Dossier>) => primaryMove({ ...full, assignee: null, ...change }, ME)
  expect(at({ state: 'submitted', can: ['accept', 'refuse', 'withdraw'] })).toBe('accept')
  expect(at({ state: 'received', can: ['assign', 'take', 'forward', 'request_supplement'] })).toBe('take')
  expect(
    at({ state: 'in_process', assignee: { id: ME, name: '' }, can: ['assign', 'forward', 'request_supplement'] }),
  ).toBe('forward')
  expect(at({ state: 'in_process', role: 'leader', can: ['approve', 'send_back', 'stop'] })).toBe('approve')
  expect(at({ state: 'in_process', role: 'leader', can: ['take', 'assign', 'request_supplement'] })).toBeUndefined()
  expect(at({ state: 'resolved', role: 'reception', can: ['return_result'] })).toBe('return_result')
})
