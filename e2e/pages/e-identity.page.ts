import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { EID_PASSCODE, eidPersons } from '#app/demo/e-identity/persons.ts'
import { ApplyPages } from './apply.page.ts'

type Person = 'Lê Thị Bích Hòa' | 'Trần Quang Vinh' | 'Nguyễn Văn Tám' | 'Hồ Thị Mơ' | 'Võ Minh Khôi'

/** Signing in by e-identity, from our page to the provider's and back. */
export class EIdentityPages extends ApplyPages {
  get path(): string {
    return new URL(this.page.url()).pathname
  }

  /** The button that leads to the demo's provider, on whichever page offers it. */
  get offer(): Locator {
    return this.main.locator('a[href^="/sign-in/e-identity/vneid"]').first()
  }

  /** Goes to the provider and comes back as this person. */
  async proveAs(name: Person, link: Locator = this.offer): Promise<void> {
    await this.go(link)
    expect(new URL(this.page.url()).pathname).toMatch(/^\/interaction\//)
    const person = eidPersons.find((one) => one.name === name)
    await this.page.locator(`input[name=person][value="${person?.sub}"]`).check()
    await this.page.fill('[name=passcode]', EID_PASSCODE)
    await this.go(this.page.locator('button[value=login]'))
  }

  async signInAs(name: Person, next = '/account'): Promise<void> {
    await this.open(`/sign-in?next=${encodeURIComponent(next)}`)
    await this.proveAs(name)
  }

  async signOut(): Promise<void> {
    await this.go(this.page.locator('form[action="/sign-out"] button').first())
  }

  text(): Promise<string> {
    return this.main.innerText()
  }
}
