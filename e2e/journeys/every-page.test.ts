// Every page of the product in every language, light and dark, on the narrowest phone and on a desk.
import type { Cookie } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { Api } from '#e2e/ground/api.ts'
import { birth, submitBirth } from '#e2e/ground/birth.ts'
import { type Locale, newPage, openBrowser } from '#e2e/ground/browser.ts'
import { photoOf } from '#e2e/ground/photo.ts'
import { keptBy, sessionOf } from '#e2e/ground/session.ts'
import { ApplyPages, exampleOf } from '#e2e/pages/apply.page.ts'
import { PageObject } from '#e2e/pages/page-object.ts'
import { modules } from '#app/modules.ts'

const officers = [
  'tiepnhan',
  'chuyenvien1',
  'chutich',
  'quantri',
  'kiemtra',
  'dulieu',
  'canbohoi',
  'hoi.tinh',
  'chihoi',
] as const
type Who = 'resident' | (typeof officers)[number]
type Place = { paths: string[]; who?: Who; status?: number } | { file: true } | { coveredBy: string }

/** What the pages are about; made once. */
type Sample = {
  draft: string
  sent: string
  tracking: string
  waiting: string
  code: string
  asked: string
  machine: string
  result: string
}

const at = (...paths: string[]): Place => ({ paths })
const desk = (who: Who, ...paths: string[]): Place => ({ paths, who })
const file: Place = { file: true }

/** One entry for each page of the modules: where to see it, and as whom. */
const residentPlaces = (s: Sample): Record<string, Place> => ({
  '/': at('/'),
  '/procedures': at('/procedures', '/procedures?q=giay+khai+sinh', '/procedures?q=xyzzyx'),
  '/procedures/:code': at(`/procedures/${birth}`, '/procedures/1.004873'),
  '/units': at('/units', '/units?q=nui+thanh'),
  '/units/:code': at('/units/20989', '/units/20989?on=2024-05-05'),
  '/organisations/:code': at('/organisations/PN20965', '/organisations/PN20989'),
  '/calendar/:unit': at('/calendar/20965'),
  '/track': at('/track', '/track?code=AAAA'),
  '/t/:tracking': at(`/t/${s.tracking}`, `/t/${s.waiting}`),
  '/t/:tracking/open': desk('tiepnhan', `/t/${s.tracking}/open`),
  '/t/:tracking/supplement': at(`/t/${s.waiting}/supplement`),
  '/t/:tracking/supplied': { coveredBy: 'birth-registration.test.ts' },
  '/t/:tracking/withdraw': at(`/t/${s.tracking}/withdraw`),
  '/t/:tracking/result.pdf': file,
  '/t/:tracking/slip.pdf': file,
  '/verify': { coveredBy: '/v, where it leads' },
  '/v': at('/v', '/v?code=AAAA'),
  '/v/offline': at('/v/offline'),
  '/v/:code': at(`/v/${s.result}`, '/v/AAAA'),
  '/seal-keys.json': file,
  '/apply/:procedure': at(`/apply/${birth}`, `/apply/${birth}?q=nui+thanh`, `/apply/${birth}?province=48`),
  '/drafts': at('/drafts'),
  '/drafts/expired': at('/drafts/expired'),
  '/drafts/:draft': { coveredBy: '/drafts/:draft/:page, where it leads' },
  '/drafts/:draft/check': at(`/drafts/${s.draft}/check`),
  '/drafts/:draft/receipt': at(`/drafts/${s.sent}/receipt`),
  '/drafts/:draft/receipt.pdf': file,
  '/drafts/:draft/delete': at(`/drafts/${s.draft}/delete`),
  '/drafts/:draft/:page': at(`/drafts/${s.draft}/applicant`, `/drafts/${s.draft}/files`),
  '/t/:tracking/data': { coveredBy: 'my-data.test.ts' },
  '/t/:tracking/messages': at(`/t/${s.tracking}/messages`),
})

const accountPlaces = (): Record<string, Place> => ({
  '/sign-in': at('/sign-in', '/sign-in?shared=1', '/sign-in?next=/desk'),
  '/sign-in/phone': { coveredBy: 'sign-in.test.ts' },
  '/sign-in/name': { coveredBy: 'sign-in.test.ts' },
  '/sign-in/code': { coveredBy: 'sign-in.test.ts' },
  '/sign-in/confirm': desk('tiepnhan', '/sign-in/confirm'),
  '/sign-in/level': at('/sign-in/level?level=2&next=/drafts', '/sign-in/level?level=1'),
  '/sign-in/e-identity/:provider': { coveredBy: 'e-identity.test.ts' },
  '/sign-in/e-identity/:provider/callback': at('/sign-in/e-identity/vneid/callback?code=x&state=y'),
  '/sign-in/e-identity/:provider/link': { coveredBy: 'e-identity.test.ts' },
  '/sign-out/done': at('/sign-out/done', '/sign-out/done?wiped=1&provider=vneid'),
  '/forget-device': at('/forget-device'),
  '/sign-up': at('/sign-up'),
  '/recover': at('/recover'),
  '/recover/:token': { coveredBy: 'sign-in-links.test.ts' },
  '/invitations/:token': { coveredBy: 'sign-in-links.test.ts' },
  '/account/sessions': desk('tiepnhan', '/account/sessions'),
  '/account/e-identity': desk('tiepnhan', '/account/e-identity'),
  '/account/security': desk('tiepnhan', '/account/security'),
  '/account/dossiers': desk('tiepnhan', '/account/dossiers', '/account/dossiers?q=khong&state=open'),
  '/account/dossiers/:id': { coveredBy: 'mandates.test.ts' },
  '/account/drafts': desk('tiepnhan', '/account/drafts'),
  '/account/data': desk('tiepnhan', '/account/data'),
  '/account/data/file.json': file,
  '/account/data/file.pdf': file,
  '/account/data/requests': desk('tiepnhan', '/account/data/requests'),
  '/account/data/requests/:code': { coveredBy: 'my-data.test.ts' },
  '/account/data/requests/:code/reply.pdf': file,
  '/account/mandates': desk('tiepnhan', '/account/mandates'),
  '/account/mandates/new': desk(
    'tiepnhan',
    '/account/mandates/new',
    '/account/mandates/new?side=principal&kind=association',
    '/account/mandates/new?side=representative&kind=guardian&unit=20965',
    '/account/mandates/new?side=principal&kind=relative',
  ),
  '/account/mandates/code': desk('tiepnhan', '/account/mandates/code'),
  '/account/mandates/code/:code': { coveredBy: 'mandates.test.ts' },
  '/account/mandates/:mandate': { coveredBy: 'mandates.test.ts' },
  '/sign-out': desk('tiepnhan', '/sign-out'),
  '/account': desk('tiepnhan', '/account'),
  '/account/substitutions': desk('chuyenvien1', '/account/substitutions'),
  '/account/consents': desk('tiepnhan', '/account/consents'),
})

const deskPlaces = (s: Sample): Record<string, Place> => ({
  '/desk/colleagues': desk('tiepnhan', '/desk/colleagues'),
  '/desk/statistics': desk('canbohoi', '/desk/statistics', '/desk/statistics?unit=PN20965-01&period=2026-Q3'),
  '/desk/statistics/form': desk('canbohoi', '/desk/statistics/form'),
  '/desk/statistics/list': desk('canbohoi', '/desk/statistics/list?line=end'),
  '/desk/statistics/form.pdf': file,
  '/desk/statistics/form.xlsx': file,
  '/desk/statistics/form.csv': file,
  '/desk/duplicates': desk('canbohoi', '/desk/duplicates'),
  '/desk/duplicates/merges': desk('canbohoi', '/desk/duplicates/merges'),
  '/desk/duplicates/:a/:b': { coveredBy: 'duplicates.test.ts' },
  '/desk/imports': desk('canbohoi', '/desk/imports'),
  '/desk/imports/:id': { coveredBy: 'import.test.ts' },
  '/desk/imports/:id/refused.xlsx': file,
  '/desk/imports/:id/rows': { coveredBy: 'import.test.ts' },
  '/desk/imports/:id/rows/:row': { coveredBy: 'import.test.ts' },
  '/desk/exports': desk('canbohoi', '/desk/exports'),
  '/desk/exports/:id': { coveredBy: 'import.test.ts' },
  '/desk/exports/:id/file': file,
  '/desk/people': desk('canbohoi', '/desk/people', '/desk/people?q=nguyen+thi', '/desk/people?q=zzz'),
  '/desk/people/new': desk('canbohoi', '/desk/people/new'),
  '/desk/people/:person': { coveredBy: 'people.test.ts' },
  '/desk/people/:person/edit': { coveredBy: 'people.test.ts' },
  '/desk/people/:person/reveal': { coveredBy: 'people.test.ts' },
  '/desk/people/:person/household': { coveredBy: 'people.test.ts' },
  '/desk/branch': desk('chihoi', '/desk/branch'),
  '/desk/branch/new': desk('chihoi', '/desk/branch/new'),
  '/desk/branch/waiting': desk('chihoi', '/desk/branch/waiting'),
  '/desk/branch/:list': desk(
    'chihoi',
    '/desk/branch/members',
    '/desk/branch/birthdays?span=month',
    '/desk/branch/dues',
    '/desk/branch/visit',
  ),
  '/desk/branch/members/:member': { coveredBy: 'branch-head.test.ts' },
  '/desk/mandates': desk('tiepnhan', '/desk/mandates'),
  '/desk/mandates/:mandate': { coveredBy: 'mandates.test.ts' },
  '/desk': desk('tiepnhan', '/desk?view=unit', '/desk?view=unit&q=khong+co+ai'),
  '/desk/register': desk('tiepnhan', '/desk/register'),
  '/desk/register/csv': file,
  '/desk/revisions': desk('quantri', '/desk/revisions'),
  '/desk/dossiers/:code': desk('tiepnhan', `/desk/dossiers/${s.code}`),
  '/desk/dossiers/:code/national-id': desk('chuyenvien1', `/desk/dossiers/${s.asked}/national-id`),
  '/desk/dossiers/:code/reveal/:field': desk('chuyenvien1', `/desk/dossiers/${s.asked}/reveal/phone`),
  '/files/:code/:file': file,
  '/desk/dossiers/:code/prints/:form': file,
  '/desk/dossiers/:code/:move': desk(
    'tiepnhan',
    `/desk/dossiers/${s.code}/refuse`,
    `/desk/dossiers/${s.asked}/supplement`,
  ),
})

const adminPlaces = (s: Sample): Record<string, Place> => ({
  '/desk/admin/links': desk('quantri', '/desk/admin/links'),
  '/desk/organisation': desk(
    'hoi.tinh',
    '/desk/organisation?tree=womens_union&open=PN20965',
    '/desk/organisation?tree=womens_union&at=2025-06-30&q=tam',
  ),
  '/desk/organisation/:code': desk('hoi.tinh', '/desk/organisation/PN20965'),
  '/desk/cadres': desk('canbohoi', '/desk/cadres', '/desk/cadres?under=PN20965'),
  '/desk/cadres/:unit': desk('canbohoi', '/desk/cadres/PN20965', '/desk/cadres/PN20965-01?asOf=01/07/2025'),
  '/desk/cadres/posts/:post': { coveredBy: 'member-record.test.ts' },
  '/desk/cadres/posts/:post/decision': file,
  '/desk/cadres/posts/:post/handover.pdf': file,
  '/desk/corrections': desk('canbohoi', '/desk/corrections'),
  '/desk/members/:id/posts': { coveredBy: 'member-record.test.ts' },
  '/desk/members/:id/record': { coveredBy: 'member-record.test.ts' },
  '/desk/members/:id/record/sensitive': { coveredBy: 'member-record.test.ts' },
  '/account/membership/record': desk('chihoi', '/account/membership/record'),
  '/account/person': desk('chihoi', '/account/person'),
  '/desk/channels': desk('hoi.tinh', '/desk/channels'),
  '/desk/channels/:id': { coveredBy: 'organisation.test.ts' },
  '/desk/admin/levels': desk('hoi.tinh', '/desk/admin/levels'),
  '/desk/admin/levels/:level': desk('hoi.tinh', '/desk/admin/levels/union_branch'),
  '/desk/reorganisations': desk('hoi.tinh', '/desk/reorganisations'),
  '/desk/reorganisations/new': desk('hoi.tinh', '/desk/reorganisations/new'),
  '/desk/reorganisations/:id': { coveredBy: 'reorganisation.test.ts' },
  '/desk/reorganisations/:id/preview': { coveredBy: 'reorganisation.test.ts' },
  '/desk/reorganisations/:id/decision': file,
  '/desk/admin/units': desk('quantri', '/desk/admin/units'),
  '/desk/admin/units/:code': desk('quantri', '/desk/admin/units/20965'),
  '/desk/admin/calendars': desk('quantri', '/desk/admin/calendars'),
  '/desk/admin/calendars/:scope': desk('quantri', '/desk/admin/calendars/20965?year=2026'),
  '/desk/admin/machines': desk('quantri', '/desk/admin/machines'),
  '/desk/admin/machines/new': desk('quantri', '/desk/admin/machines/new'),
  '/desk/admin/machines/:client': desk('quantri', `/desk/admin/machines/${s.machine}`),
  '/desk/admin/accounts': desk('quantri', '/desk/admin/accounts'),
  '/desk/admin/roles': desk('quantri', '/desk/admin/roles'),
  '/desk/admin/roles/new': desk('quantri', '/desk/admin/roles/new', '/desk/admin/roles/new?from=chair'),
  '/desk/admin/roles/:role': desk('quantri', '/desk/admin/roles/chair'),
  '/desk/admin/substitutions': desk('quantri', '/desk/admin/substitutions'),
  '/desk/admin/who-may': desk(
    'quantri',
    '/desk/admin/who-may?unit=20965&permission=dossiers%3Aapprove',
    '/desk/admin/who-may?login=chutich',
  ),
  '/desk/admin/who-may/csv': file,
  '/desk/admin/accounts/new': desk('quantri', '/desk/admin/accounts/new'),
  '/desk/admin/accounts/:login': desk('quantri', '/desk/admin/accounts/chuyenvien1'),
})

const privacyPlaces = (s: Sample): Record<string, Place> => ({
  '/audit': at('/audit', '/audit?before=1'),
  '/audit/roots.json': file,
  '/audit/timeline/:tracking': at(`/audit/timeline/${s.tracking}`),
  '/audit/timeline/:tracking/proof.json': file,
  '/desk/privacy/requests': desk('dulieu', '/desk/privacy/requests', '/desk/privacy/requests?state=done&kind=delete'),
  '/desk/privacy/requests/new': desk('dulieu', '/desk/privacy/requests/new'),
  '/desk/privacy/requests/:code': { coveredBy: 'my-data.test.ts' },
  '/desk/privacy/requests/:code/reply.pdf': file,
  '/desk/audit': desk('kiemtra', '/desk/audit', '/desk/audit?login=tiepnhan&type=dossier', '/desk/audit?login=nobody'),
  '/desk/audit/alarms': desk('kiemtra', '/desk/audit/alarms', '/desk/audit/alarms?state=closed'),
  '/privacy': at('/privacy'),
  '/privacy/register': at('/privacy/register'),
  '/desk/privacy/register': desk('dulieu', '/desk/privacy/register'),
  '/desk/privacy/register/csv': file,
  '/desk/privacy/register/pdf': file,
  '/desk/privacy/retention': desk('dulieu', '/desk/privacy/retention'),
  '/desk/privacy/holds/new': desk('dulieu', '/desk/privacy/holds/new'),
  '/desk/privacy/breaches': desk('dulieu', '/desk/privacy/breaches'),
  '/desk/privacy/breaches/new': desk('dulieu', '/desk/privacy/breaches/new'),
  '/desk/privacy/breaches/:code': { coveredBy: 'privacy-office.test.ts' },
  '/desk/privacy/breaches/:code/affected': { coveredBy: 'privacy-office.test.ts' },
  '/desk/privacy/breaches/:code/notice.pdf': file,
})

const membershipPlaces = (): Record<string, Place> => ({
  '/desk/members': desk('canbohoi', '/desk/members', '/desk/members?q=hoa&state=left', '/desk/members?q=zzz'),
  '/desk/members/new': desk('chihoi', '/desk/members/new'),
  '/desk/members/applications': desk('canbohoi', '/desk/members/applications'),
  '/desk/members/:id': { coveredBy: 'membership.test.ts' },
  '/desk/transfers': desk('canbohoi', '/desk/transfers', '/desk/transfers?view=done'),
  '/desk/transfers/new': desk('canbohoi', '/desk/transfers/new', '/desk/transfers/new?unit=PN20971-01'),
  '/account/membership': desk('canbohoi', '/account/membership'),
  '/account/membership/card': desk('canbohoi', '/account/membership/card'),
  '/account/membership/move': desk('canbohoi', '/account/membership/move?commune=PN20971'),
  '/join': at(
    '/join',
    '/join?association=womens_union&q=nui+thanh',
    '/join?commune=PN20965',
    '/join?unit=PN20965-01',
    '/join?association=elderly_association',
  ),
  '/card': at('/card'),
  '/card/:code': { coveredBy: '/v/card/:code, where it leads' },
  '/v/card/:code': { coveredBy: 'seals-offline.test.ts' },
  '/desk/admin/memberships': desk('hoi.tinh', '/desk/admin/memberships'),
})

const duesPlaces = (): Record<string, Place> => ({
  '/desk/dues': { coveredBy: '/desk/dues/collect, where it leads' },
  '/desk/dues/collect': desk('canbohoi', '/desk/dues/collect?unit=PN20965-01'),
  '/desk/dues/reminders': desk('canbohoi', '/desk/dues/reminders?unit=PN20965-01'),
  '/desk/dues/receipts/:code': { coveredBy: 'dues.test.ts' },
  '/desk/dues/receipts/:code/pdf': file,
  '/desk/dues/funds': desk('canbohoi', '/desk/dues/funds?unit=PN20965'),
  '/desk/dues/funds/:unit': desk('canbohoi', '/desk/dues/funds/PN20965', '/desk/dues/funds/PN20965-01'),
  '/desk/dues/funds/:unit/:year/pdf': file,
  '/desk/dues/fees': desk('canbohoi', '/desk/dues/fees?unit=PN20965'),
  '/desk/dues/statements': desk('canbohoi', '/desk/dues/statements?unit=PN20965'),
  '/desk/dues/statements/:statement': { coveredBy: 'dues.test.ts' },
  '/desk/members/:id/dues': { coveredBy: 'dues.test.ts' },
  '/account/membership/dues': desk('tiepnhan', '/account/membership/dues'),
  '/account/membership/dues/receipts/:code/pdf': file,
  '/receipt': at('/receipt'),
  // Codes that are not there are charged as guesses, and all journeys come from one address.
  '/receipt/:code': { coveredBy: '/v/receipt/:code, where it leads' },
  '/v/receipt/:code': { coveredBy: 'dues.test.ts' },
})

const places = (s: Sample): Record<string, Place> => ({
  ...residentPlaces(s),
  ...accountPlaces(),
  ...deskPlaces(s),
  ...adminPlaces(s),
  ...privacyPlaces(s),
  ...membershipPlaces(),
  ...duesPlaces(),
})

let all: Record<string, Place>
const cookies = new Map<Who, Cookie[]>()

beforeAll(async () => {
  all = places(await makeSample())
  for (const login of officers) cookies.set(login, await sessionOf(login))
}, 180_000)

test('every page of the modules has an entry here', () => {
  expect(Object.keys(all).toSorted()).toEqual(
    modules.flatMap((module) => module.pages.map(({ path }) => path)).toSorted(),
  )
})

test.each([
  { locale: 'vi', width: 320, colorScheme: 'light', other: 1280 },
  { locale: 'en', width: 1280, colorScheme: 'dark', other: 320 },
  { locale: 'pl', width: 320, colorScheme: 'dark', other: 1280 },
] as const)(
  'in $locale every page is accessible and fits ($width px, $colorScheme)',
  { timeout: 240_000 },
  async ({ other, ...options }) => {
    const visitors = new Map<Who, PageObject>()
    for (const who of ['resident', ...officers] as const) {
      const visit = await newPage(options)
      await visit.page.context().addCookies(cookies.get(who) ?? [])
      visitors.set(who, new PageObject(visit))
    }
    for (const place of Object.values(all)) {
      if (!('paths' in place)) continue
      const visitor = visitors.get(place.who ?? 'resident') as PageObject
      for (const path of place.paths) {
        await visitor.open(path, place.status ?? 200)
        await visitor.fitsAt(other)
      }
    }
  },
)

test('a page that is not there says so in every language', async () => {
  for (const locale of ['vi', 'en', 'pl'] as const satisfies Locale[]) {
    const visitor = new PageObject(await newPage({ locale, width: 320 }))
    await visitor.open('/nothing-here', 404)
  }
})

async function makeSample(): Promise<Sample> {
  const api = new Api()
  const [plain, waiting] = [await submitBirth(api), await submitBirth(api)]
  const [reception, specialist] = [await api.signIn('tiepnhan'), await api.signIn('chuyenvien1')]
  const asked = String(waiting.code)
  await api.post(`/api/v1/dossiers/${asked}/accept`, undefined, { token: reception })
  const ask = { items: [{ component: 'birth-notification', reason: 'Ảnh bị mờ' }] }
  await api.post(`/api/v1/dossiers/${asked}/request-supplement`, ask, { token: specialist })
  const resolved = await api.get('/api/v1/dossiers?state=returned&limit=1', { token: reception })
  const full = await api.get(`/api/v1/dossiers/${resolved.body.items?.[0]?.code}`, { token: reception })
  const machines = await api.get('/api/v1/machines', { token: await api.signIn('quantri') })
  const codes = { tracking: String(plain.trackingCode), waiting: String(waiting.trackingCode) }
  return {
    ...codes,
    code: String(plain.code),
    asked,
    machine: String(machines.body.items[0]?.id),
    result: full.body.results[0]?.code ?? '',
    ...(await makeDrafts(codes)),
  }
}

/** A draft half filled and one that was sent, by a resident whose browser also opened two dossiers. */
async function makeDrafts({ tracking, waiting }: { tracking: string; waiting: string }) {
  const context = await (await openBrowser()).newContext({ baseURL: inject('app').url, javaScriptEnabled: false })
  const page = await context.newPage()
  const visit = {
    page,
    url: inject('app').url,
    faults: [],
    javaScript: false,
    locale: 'vi',
    width: 800,
    colorScheme: 'light',
  } as const
  const apply = new ApplyPages({ ...visit, faults: [] })
  await apply.chooseCommune(birth, 'nui thanh', '20965')
  const draft = idIn(page.url())
  await apply.chooseCommune(birth, 'nui thanh', '20965')
  const sent = idIn(page.url())
  const example = exampleOf(birth)
  const photos = { 'birth-notification': [await photoOf('a.jpg')], 'identity-paper': [await photoOf('b.jpg')] }
  await apply.fillAll(example, photos)
  await page.locator('[name=declare]').check()
  await apply.next(apply.main.locator('form').last())
  for (const code of [tracking, waiting]) {
    await page.goto(`/t/${code}/open`)
    await page.fill('[name=phoneEnd]', example.applicant.phone.slice(-4))
    await apply.go(page.locator('main form button[type=submit]').last())
  }
  cookies.set('resident', await keptBy(context))
  await context.close()
  return { draft, sent }
}

const idIn = (url: string) => /\/drafts\/([^/]+)/.exec(url)?.[1] ?? ''
