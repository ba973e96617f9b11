// Every page of the product in every language. The lists of pages stand in places/; those of the desk are opened in
// every-desk-page.test.ts at the same time.
import type { Cookie } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { newPage, type Locale } from '#e2e/ground/browser.ts'
import type { Place, Who } from '#e2e/ground/places.ts'
import { sessionOf } from '#e2e/ground/session.ts'
import { PageObject } from '#e2e/pages/page-object.ts'
import { deskSide } from './places/desk.places.ts'
import { residentSide } from './places/resident.places.ts'
import { type DeskSample, residentSample } from './places/samples.ts'
import { loginsOf, walkEveryPlace } from './places/walk.ts'

let places: Record<string, Place>
const cookies = new Map<Who, Cookie[]>()

beforeAll(async () => {
  const made = await residentSample()
  cookies.set('resident', made.cookies)
  places = residentSide(made.sample)
  for (const login of loginsOf(places)) cookies.set(login, await sessionOf(login))
}, 180_000)

test('every page of the modules has an entry in one of the lists', () => {
  const listed = [...Object.keys(places), ...Object.keys(deskSide({} as DeskSample))]
  expect(listed.toSorted()).toEqual(inject('addresses').pages.toSorted())
})

walkEveryPlace(() => ({ places, cookies }))

test('a page that is not there says so in every language', async () => {
  for (const locale of ['vi', 'en', 'pl'] as const satisfies Locale[]) {
    const visitor = new PageObject(await newPage({ locale, width: 320 }))
    await visitor.open('/nothing-here', 404)
  }
})
