import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { publicActor, type Actor } from '#kernel/access/actor.ts'
import clockEn from '#kernel/clock/messages/en.json' with { type: 'json' }
import clockPl from '#kernel/clock/messages/pl.json' with { type: 'json' }
import clockVi from '#kernel/clock/messages/vi.json' with { type: 'json' }
import { emptyForm } from '#kernel/http/page.ts'
import { buildCatalogue, createTranslators } from '#kernel/i18n/messages.ts'
import { locales, type Locale } from '#kernel/i18n/t.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import uiEn from '#ui/messages/en.json' with { type: 'json' }
import uiPl from '#ui/messages/pl.json' with { type: 'json' }
import uiVi from '#ui/messages/vi.json' with { type: 'json' }
import { stateKeys, type DossierState } from '../dossier.rules.ts'
import en from '../messages/en.json' with { type: 'json' }
import pl from '../messages/pl.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import { approveDossier } from '../operations/approve-dossier.ts'
import { getDossier } from '../operations/get-dossier.ts'
import { refuseDossier } from '../operations/refuse-dossier.ts'
import { requestPayment } from '../operations/request-payment.ts'
import { requestSupplement } from '../operations/request-supplement.ts'
import { returnResult } from '../operations/return-result.ts'
import { revokeResult } from '../operations/revoke-result.ts'
import { stopDossier } from '../operations/stop-dossier.ts'
import { takeDossier } from '../operations/take-dossier.ts'
import { trackDossier } from '../operations/track-dossier.ts'
import { withdrawDossier } from '../operations/withdraw-dossier.ts'
import { anOffice, examined, owner, received, submitted } from '../testing/fixtures.ts'
import { trackingPage } from './tracking.page.tsx'

const words = createTranslators(
  buildCatalogue({
    dossiers: { vi, en, pl },
    clock: { vi: clockVi, en: clockEn, pl: clockPl },
    ui: { vi: uiVi, en: uiEn, pl: uiPl },
  }),
)
const { pool } = await testDatabase()
const office = await anOffice(pool)
office.runtime.translators = words
const { run } = office
type Sent = Awaited<ReturnType<typeof submitted>>

const component = (await office.submission()).components?.[0]?.component ?? ''
/** What an officer wrote; it names the resident, so it is not for everybody with the code. */
const REASON = 'Ảnh giấy chứng sinh của bà Bùi Thị Bí Mật bị mờ'

const approved = async () => {
  const dossier = await examined(office)
  await run(approveDossier, { code: dossier.code }, office.chair)
  return dossier
}
const after = async <T,>(dossier: Promise<Sent>, move: (code: string, id: string) => Promise<T>) => {
  const sent = await dossier
  await move(sent.code, sent.id)
  return sent
}
const makers: Record<DossierState, () => Promise<Sent>> = {
  submitted: () => submitted(office),
  received: () => received(office),
  refused: () => after(submitted(office), (code) => run(refuseDossier, { code, reasons: [REASON] }, office.reception)),
  in_process: () => after(received(office), (code) => run(takeDossier, { code }, office.specialist)),
  waiting_supplement: () =>
    after(received(office), (code) =>
      run(requestSupplement, { code, items: [{ component, reason: REASON }] }, office.specialist),
    ),
  waiting_payment: () =>
    after(received(office), (code) => run(requestPayment, { code, amount: 8000 }, office.specialist)),
  withdrawn: () => after(submitted(office), (code, id) => run(withdrawDossier, { code, reason: REASON }, owner(id))),
  stopped: () => after(received(office), (code) => run(stopDossier, { code, reason: REASON }, office.chair)),
  resolved: approved,
  returned: () => after(approved(), (code) => run(returnResult, { code }, office.reception)),
}

async function draw(trackingCode: string, locale: Locale, actor: Actor = publicActor): Promise<string> {
  const dossier = await execute(office.runtime, trackDossier, { trackingCode }, { actor, locale, requestId: 'test' })
  const ui = {
    t: words[locale],
    locale,
    path: `/t/${dossier.trackingCode}`,
    query: {},
    colorScheme: 'auto' as const,
    assets: { resident: '/assets/resident.css', desk: '/assets/desk.css', loader: '/assets/loader.js' },
  }
  return renderToString(trackingPage.view({ dossier, now: office.runtime.now() }, ui, emptyForm))
}

/** Everything of a submission that is about a person: names, numbers, contacts, and every answer that is a text. */
function personal(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 4 && !/^\d{4}-\d\d-\d\d$/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(personal)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(personal) : []
}

describe.each(stateKeys)('a dossier that is %s', (state) => {
  const made = makers[state]()

  test.each(locales)('is told in %s, in one sentence on top, without a script', async (locale) => {
    const html = await draw((await made).trackingCode, locale)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/<script|undefined|\[object|NaN|\bdossiers\.|\bclock\./)
    expect(html).toContain(`lang="${locale}"`)
    expect(html).toMatch(
      {
        vi: /Núi Thành|Kết quả đã được trả|Hồ sơ đã được rút/,
        en: /Nui Thanh|result|withdrawn/i,
        pl: /Nui Thanh|Wynik|wycofan/i,
      }[locale],
    )
    expect(html.match(/aria-current="step"|data-state="stopped"/g)?.length ?? 0).toBe(state === 'returned' ? 0 : 1)
    expect(Buffer.byteLength(html)).toBeLessThan(20_000)
  })

  test('shows nothing about any person to those who only have the code', async () => {
    const sent = await made
    const input = await office.submission()
    const html = await draw(sent.trackingCode, 'vi')
    const places = ['Xã Núi Thành', '20965', '48']
    for (const text of personal([input.applicant, input.answers]).filter((one) => !places.includes(one)))
      expect(html, text).not.toContain(`>${text}<`)
    for (const secret of [
      String(input.applicant['fullName']),
      String(input.applicant['nationalId']),
      String(input.applicant['phone']),
      'Bí Mật',
      sent.code,
      sent.id,
    ])
      expect(html).not.toContain(secret)
    for (const actor of [office.reception, office.specialist, office.chair]) expect(html).not.toContain(actor.name)
  })

  test('offers its owner the papers, and the reasons that were written', async () => {
    const sent = await made
    const html = await draw(sent.trackingCode, 'vi', owner(sent.id))
    expect(html).toContain(sent.code)
    expect(html).toContain('slip.pdf?form=acknowledgement')
    if (['refused', 'stopped', 'waiting_supplement'].includes(state)) expect(html).toContain('Bí Mật')
    expect(html.includes('result.pdf"')).toBe(state === 'resolved' || state === 'returned')
    expect(html.includes('/withdraw"')).toBe(
      ['submitted', 'received', 'in_process', 'waiting_supplement', 'waiting_payment'].includes(state),
    )
  })
})

test.each(locales)(
  'a result that was revoked is told in %s, with nothing to download and the words for its owner',
  async (locale) => {
    const sent = await makers.returned()
    const { results } = await run(getDossier, { code: sent.code }, office.chair)
    const why = { ground: 'asked' as const, reason: REASON, decision: '7/QĐ-UBND', decisionOn: '2026-11-19' }
    await run(revokeResult, { result: results[0]?.code ?? '', ...why }, office.chair)
    const html = await draw(sent.trackingCode, locale)
    expect(html).not.toMatch(/undefined|\bdossiers\.|Bí Mật|result\.pdf/)
    expect(html).toContain(words[locale]('dossiers.state.result_revoked.name'))
    expect(html).toContain(words[locale]('dossiers.ground.asked'))
    expect(html).toContain('7/QĐ-UBND, 19/11/2026')
    const own = await draw(sent.trackingCode, locale, owner(sent.id))
    expect(own).toContain('Bí Mật')
    expect(own).not.toContain('result.pdf"')
  },
)
