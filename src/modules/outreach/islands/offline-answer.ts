import { renderToString } from 'preact-render-to-string'
import type { Ui } from '#ui/ui.ts'
import type { BranchDevice } from './branch-device.ts'
import { HOME, WAITING } from './branch-page.tsx'
import { drawOffline, takeForm, type Drawn } from './offline-pages.tsx'

/** Navigations within the branch's pages; everything else is the network's. */
export const isOurs = (request: Pick<Request, 'mode'>, { pathname }: URL): boolean =>
  request.mode === 'navigate' && (pathname === HOME || pathname.startsWith(`${HOME}/`))

/** Only the device knows what waits on it. */
export const wantsOwnAnswer = ({ pathname }: URL): boolean => pathname === WAITING || pathname.startsWith(`${WAITING}/`)

/** A page for an address, out of what lies on the device. */
export async function answerPage(device: BranchDevice, url: URL): Promise<Response> {
  const ui = await uiOf(device, url)
  return answer(device, url, await drawOffline({ url, ui, keeper: device.keeper }))
}

/** What a form that did not reach the office leads to. */
export async function answerForm(device: BranchDevice, url: URL, fields: Record<string, string>): Promise<Response> {
  const ui = await uiOf(device, url)
  const drawn = await takeForm({ url, ui, keeper: device.keeper }, fields)
  await device.askForSync()
  return answer(device, url, drawn)
}

async function uiOf(device: BranchDevice, url: URL): Promise<Ui> {
  const { locale, scheme, css, loader } = await device.looks()
  const assets = { resident: css, desk: css, ...(loader !== '' && { loader }) }
  const query = Object.fromEntries(url.searchParams)
  return { t: device.words[locale], locale, path: url.pathname, query, colorScheme: scheme, assets }
}

async function answer(device: BranchDevice, url: URL, drawn: Drawn): Promise<Response> {
  if ('goTo' in drawn) return Response.redirect(new URL(drawn.goTo, url), 303)
  const headers = {
    ...(await device.headers()),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  }
  return new Response(`<!doctype html>${renderToString(drawn.page)}`, { status: drawn.status, headers })
}
