import { expect } from 'vitest'
import { PageObject } from './page-object.ts'

/** `/v`, `/v/<code>` and the shell that stands in for them without a network. */
export class VerifyPage extends PageObject {
  /** Until the phone keeps what it needs for the day without a network. */
  async untilKept(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await expect
      .poll(() => this.page.evaluate(async () => Boolean(await caches.match('/seal-keys.json'))), { timeout: 20_000 })
      .toBe(true)
    await expect
      .poll(() =>
        this.page.evaluate(
          async () => ((await (await caches.match('/v/.memory'))?.json()) as { fetchedAt?: number })?.fetchedAt ?? 0,
        ),
      )
      .toBeGreaterThan(0)
  }

  /** What stands in the live region: the seal's answer. */
  answer(): Promise<string> {
    return this.page.locator('is-land [role=status]').first().innerText()
  }

  async untilAnswered(): Promise<string> {
    await this.page.locator('is-land [role=status] .mc-notice-title').first().waitFor()
    return this.answer()
  }
}
