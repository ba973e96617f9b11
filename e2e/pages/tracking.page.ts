import type { APIResponse } from 'playwright-core'
import { PageObject } from './page-object.ts'

/** `/track`, `/t/<code>` and what its owner does there. */
export class TrackingPage extends PageObject {
  async look(code: string): Promise<void> {
    await this.page.locator('#f-code').fill(code)
    await this.go(this.page.locator('.mc-code-form button'))
  }

  sentence(): Promise<string> {
    return this.page.locator('h1').innerText()
  }

  /** On the page that asks for the last four digits. */
  async prove(digits: string): Promise<void> {
    await this.page.locator('#f-phoneEnd').fill(digits)
    await this.go(this.page.locator('main form button'))
  }

  result(code: string): Promise<APIResponse> {
    return this.page.context().request.get(`/t/${code}/result.pdf`)
  }
}
