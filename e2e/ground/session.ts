import type { BrowserContext, Cookie } from 'playwright-core'
import { expect, inject } from 'vitest'
import { withCode } from './code.ts'
import { openBrowser } from './browser.ts'

export const demoPassword = 'motcua-demo'

/** What a browser knows of who it is; the language is chosen by each visit. */
export const keptBy = async (context: BrowserContext): Promise<Cookie[]> =>
  (await context.cookies()).filter(({ name }) => name !== 'motcua_lang')

/** The cookies of somebody who signed in. */
export async function sessionOf(login: string, password: string = demoPassword): Promise<Cookie[]> {
  const context = await (await openBrowser()).newContext({ baseURL: inject('app').url })
  await withCode(login, async (code) => {
    const answer = await context.request.post('/api/v1/session', { data: { login, password, ...(code && { code }) } })
    expect([201, 401]).toContain(answer.status())
    return answer.status() === 201
  })
  const kept = await keptBy(context)
  await context.close()
  return kept
}
