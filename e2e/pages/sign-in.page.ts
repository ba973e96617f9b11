import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { inject } from 'vitest'
import { fromBase32, totpCode, totpStep } from '#kernel/crypto/totp.ts'
import { PageObject } from './page-object.ts'

/** All ways in, and what an account proves itself with. */
export class SignInPages extends PageObject {
  get main(): Locator {
    return this.page.locator('main')
  }

  get path(): string {
    return new URL(this.page.url()).pathname
  }

  /** Fills fields by name and sends the form that has this button. */
  async send(fields: Record<string, string>, button: string): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.main.locator(`[name="${name}"]`).first().fill(value)
    await this.go(this.main.locator(button).first())
  }

  async signOut(): Promise<void> {
    await this.open('/sign-out')
    await this.go(this.main.locator('form button[type=submit]').first())
  }

  async byPassword(login: string, password: string, next = '/account'): Promise<void> {
    await this.open(`/sign-in?next=${encodeURIComponent(next)}`)
    await this.send({ login, password }, '#password form button[type=submit]')
  }

  /** Asks for a code by phone and types the one that came. */
  async byPhone(phone: string, next = '/account'): Promise<void> {
    await this.open(`/sign-in?next=${encodeURIComponent(next)}`)
    await this.send({ phone }, '#phone form button[type=submit]')
    await this.send({ code: await lastCode(phone) }, 'form button[type=submit]')
  }

  /** A fresh account with user name and password, signed in. */
  async signUp(name: string, password: string): Promise<string> {
    const login = `e2e.${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`
    await this.open('/sign-up')
    await this.send({ name, login, password }, 'form button[type=submit]')
    return login
  }

  /** Sets up an authenticator app; answers its secret and the recovery codes that were shown. */
  async addApp(): Promise<{ secret: Uint8Array; codes: string[] }> {
    await this.open('/account/security')
    await this.go(this.main.locator('#totp form button[type=submit]').first())
    const secret = fromBase32(await this.main.locator('.mc-code-value').innerText())
    await this.send({ code: totpCode(secret, totpStep(new Date()) - 1) }, '#totp form button[type=submit]')
    return { secret, codes: await this.main.locator('.mc-recovery-codes li').allInnerTexts() }
  }
}

/** What the phone of the demo received last for this number. */
export async function lastCode(phone: string): Promise<string> {
  const log = readFileSync(join(inject('app').dataDir, 'server.log'), 'utf8')
  const address = /(http:\/\/localhost:\d+\/phone)/.exec(log)?.[1]
  if (address === undefined) throw new Error('the demo has no phone')
  const html = await (await fetch(address)).text()
  const digits = phone.replaceAll(/\D/g, '').replace(/^0/, '84')
  return new RegExp(`\\+${digits} .*?<strong>(\\d{6})</strong>`).exec(html)?.[1] ?? ''
}

export const codeOf = (secret: Uint8Array): string => totpCode(secret, totpStep(new Date()))
