import type { Cookie } from 'playwright-core'
import { test } from 'vitest'
import { newPage, type VisitOptions } from '#e2e/ground/browser.ts'
import type { Place, Who } from '#e2e/ground/places.ts'
import { PageObject } from '#e2e/pages/page-object.ts'

const LANES = 2

/** Opens every place in every language: on the narrowest phone and on a desk, light and dark. */
export function walkEveryPlace(given: () => { places: Record<string, Place>; cookies: Map<Who, Cookie[]> }): void {
  test.each([
    { locale: 'vi', width: 320, colorScheme: 'light', other: 1280 },
    { locale: 'en', width: 1280, colorScheme: 'dark', other: 320 },
    { locale: 'pl', width: 320, colorScheme: 'dark', other: 1280 },
  ] as const)(
    'in $locale every page is accessible and fits ($width px, $colorScheme)',
    { timeout: 240_000 },
    async ({ other, ...options }) => {
      const { places, cookies } = given()
      const visits = [...pathsByVisitor(places)]
      // The server answers one visitor while the browser lays out the page of another.
      const lane = async () => {
        for (let next = visits.shift(); next; next = visits.shift())
          await visitAs(cookies.get(next[0]) ?? [], next[1], options, other)
      }
      await Promise.all(Array.from({ length: LANES }, lane))
    },
  )
}

/** Whose session the places need. */
export const loginsOf = (places: Record<string, Place>): Who[] =>
  pathsByVisitor(places).flatMap(([who]) => (who === 'resident' ? [] : [who]))

/** The longest walk first. */
function pathsByVisitor(places: Record<string, Place>): [Who, string[]][] {
  const walks = new Map<Who, string[]>()
  for (const place of Object.values(places)) {
    if (!('paths' in place)) continue
    const who = place.who ?? 'resident'
    walks.set(who, [...(walks.get(who) ?? []), ...place.paths])
  }
  return [...walks].toSorted(([, a], [, b]) => b.length - a.length)
}

async function visitAs(cookies: Cookie[], paths: string[], options: VisitOptions, other: number): Promise<void> {
  const visit = await newPage({ ...options, serviceWorker: false })
  await visit.page.context().addCookies(cookies)
  const visitor = new PageObject(visit)
  for (const path of paths) await visitor.openAtBothWidths(path, other)
}
