import { readFileSync } from 'node:fs'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { emptyForm, type PageUi } from '#kernel/http/page.ts'
import { buildCatalogue, createTranslators, type MessageTree } from '#kernel/i18n/messages.ts'
import { locales, type Locale } from '#kernel/i18n/t.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { readReferenceProcedures } from '#modules/procedures/index.ts'
import { getDraftPage } from '../operations/get-draft-page.ts'
import { reviewDraft } from '../operations/review-draft.ts'
import { savePage } from '../operations/save-page.ts'
import { startDraft } from '../operations/start-draft.ts'
import { answerAll, applicant, browser, importReference } from '../testing/fixtures.ts'
import { DraftPageForm } from './draft-page.page.tsx'

const { pool } = await testDatabase()
const product = testRuntime({ pool })
const { run, runtime } = product
const procedures = await readReferenceProcedures('reference/procedures')

const tree = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as MessageTree
const messages = (folder: string) => ({
  vi: tree(`${folder}/vi.json`),
  en: tree(`${folder}/en.json`),
  pl: tree(`${folder}/pl.json`),
})
const modules = ['applications', 'forms', 'procedures', 'units'].map(
  (name) => [name, messages(`src/modules/${name}/messages`)] as const,
)
const translators = createTranslators(
  buildCatalogue({
    ui: messages('src/ui/messages'),
    kernel: messages('src/kernel/i18n/messages'),
    ...Object.fromEntries(modules),
  }),
)
const uiIn = (locale: Locale): PageUi => ({
  t: translators[locale],
  locale,
  path: '/drafts/x/y',
  query: {},
  colorScheme: 'auto',
  assets: { resident: '/r.css', desk: '/d.css' },
})
const units = {
  provinces: [{ code: '48', name: 'Đà Nẵng' }],
  communes: { '48': [{ code: '20965', name: 'Xã Núi Thành' }] },
}

beforeAll(() => importReference(product))

/** Every page that the example answers lead to, as the server would draw it. */
async function drawAll(procedure: string, fill: boolean, locale: Locale) {
  const draft = await run(startDraft, { procedure, unit: '20965' })
  const actor = browser(draft.id)
  if (fill) {
    await run(savePage, { draft: draft.id, page: 'applicant', raw: applicant }, actor)
    await answerAll(product, draft.id, procedure)
  }
  const caller = { actor, locale, requestId: 'test' }
  const { steps } = await execute(runtime, reviewDraft, { draft: draft.id }, caller)
  return Promise.all(
    steps.map(async ({ key }) => {
      const view = await execute(runtime, getDraftPage, { draft: draft.id, page: key }, caller)
      const saved = fill ? [] : (await run(savePage, { draft: draft.id, page: key, raw: {} }, actor)).problems
      const problems = saved.map(({ path, code, params = {} }) => ({ path, code, params }))
      const form = fill
        ? emptyForm
        : { ...emptyForm, error: new AppError('kernel.invalid_input', { kind: 'invalid' }), problems }
      return { key, html: renderToString(<DraftPageForm data={{ view, units }} ui={uiIn(locale)} form={form} />) }
    }),
  )
}

const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((found) => String(found[1]))

function check(html: string, where: string) {
  expect(html, where).not.toMatch(/undefined|\[object|NaN/)
  expect(html, where).not.toMatch(/>[^<]*\b(applications|forms|ui)\.[a-z_]+\.[a-z_]/)
  expect(html.match(/<h1/g), where).toHaveLength(1)
  const ids = attributes(html, 'id')
  expect(new Set(ids).size, `${where}: an id stands twice`).toBe(ids.length)
  const referenced = [
    ...attributes(html, 'for'),
    ...attributes(html, 'aria-describedby').flatMap((list) => list.split(' ')),
  ]
  for (const id of referenced) expect(ids, `${where}: ${id}`).toContain(id)
  // Links of the error summary lead somewhere.
  for (const [, id] of html.matchAll(/href="#(f-[^"]+)"/g)) expect(ids, `${where}: error link ${id}`).toContain(id)
}

describe.each(locales)('in %s', (locale) => {
  test.each(procedures.map(({ code, name }) => [code, name[locale]]))(
    'every page of %s (%s) draws, answered and not',
    async (code) => {
      for (const fill of [false, true]) {
        const pages = await drawAll(code, fill, locale)
        expect(pages.length).toBeGreaterThan(3)
        for (const { key, html } of pages) check(html, `${code} ${key} ${fill ? 'answered' : 'empty'}`)
      }
    },
  )
})

test('the example answers of every procedure leave nothing open but papers', async () => {
  for (const { code } of procedures) {
    const draft = await run(startDraft, { procedure: code, unit: '20965' })
    await run(savePage, { draft: draft.id, page: 'applicant', raw: applicant }, browser(draft.id))
    await answerAll(product, draft.id, code)
    const { steps } = await run(reviewDraft, { draft: draft.id }, browser(draft.id))
    expect(
      steps.filter((step) => step.open && !step.document).map(({ key }) => key),
      code,
    ).toEqual([])
  }
})
