import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { withCode } from '#e2e/ground/code.ts'
import { demoPassword, sessionOf } from '#e2e/ground/session.ts'
import { PageObject } from './page-object.ts'

/** The office: sign in, the inbox, a dossier and what is done to it. */
export class DeskPages extends PageObject {
  get main(): Locator {
    return this.page.locator('main')
  }

  /** As somebody who signed in: the form itself is gone through by `signInByForm`. */
  async signIn(login: string, next = '/desk'): Promise<void> {
    await this.page.context().addCookies(await sessionOf(login))
    await this.open(next)
    this.expectArrival(next)
  }

  async signInByForm(login: string, next = '/desk'): Promise<void> {
    await this.open(`/sign-in?next=${encodeURIComponent(next)}`)
    await this.page.fill('[name=login]', login)
    await this.page.fill('[name=password]', demoPassword)
    await this.go(this.main.locator('#password form button[type=submit]'))
    if (this.path === '/sign-in/code') await this.passSecondStep(login)
    this.expectArrival(next)
  }

  private expectArrival(next: string) {
    // Work begins where one has work: /desk leads on.
    if (next === '/desk') expect(this.path).toMatch(/^\/desk/)
    else expect(this.path).toBe(new URL(next, 'http://desk').pathname)
  }

  private get path(): string {
    return new URL(this.page.url()).pathname
  }

  private passSecondStep(login: string): Promise<void> {
    return withCode(login, async (code) => {
      await this.page.fill('[name=code]', code ?? '')
      await this.go(this.main.locator('form button[type=submit]').first())
      return this.path !== '/sign-in/code'
    })
  }

  /** From the inbox, by its code. */
  async findDossier(code: string): Promise<void> {
    await this.open(`/desk?view=unit&q=${encodeURIComponent(code)}`)
    await this.go(this.main.getByRole('link', { name: code }))
  }

  /** Makes a move on the page of the dossier itself. */
  async act(kind: string): Promise<void> {
    const form = `form:has(input[name=action][value="${kind}"])`
    const button = this.main
      .locator(kind === 'accept' ? 'button[form=accept-form]' : `${form} button[type=submit]`)
      .last()
    const fold = this.main.locator(`details:not([open]):has(${form}) > summary`)
    if ((await fold.count()) > 0) await fold.first().click()
    await this.go(button)
  }

  /** Makes a move that has a page of its own and asks for words. */
  async actWithWords(name: string, words: Record<string, string> = {}): Promise<void> {
    await this.go(this.main.locator(`a[href$="/${name}"]`).first())
    for (const [field, text] of Object.entries(words)) await this.page.fill(`[name="${field}"]`, text)
    await this.go(this.main.locator('form button[type=submit]').last())
  }

  /** A print or file behind a link, as the signed-in officer gets it. */
  async fetchPdf(path: string): Promise<Uint8Array> {
    const answer = await this.page.request.get(path)
    expect([path, answer.status()]).toEqual([path, 200])
    expect(answer.headers()['content-type']).toBe('application/pdf')
    return answer.body()
  }
}
