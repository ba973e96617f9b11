import { readFileSync } from 'node:fs'
import type { APIResponse, Locator } from 'playwright-core'
import { PageObject } from './page-object.ts'

/** `/track`, `/t/<code>` and what its owner does there. */
export class TrackingPage extends PageObject {
  get main(): Locator {
    return this.page.locator('main')
  }

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

  /** From the tracking page on: the last four digits of the phone make the dossier one's own. */
  async openAsOwner(code: string, phone: string): Promise<void> {
    await this.open(`/t/${code}`)
    await this.go(this.main.locator(`a[href*="/open"]`).first())
    await this.prove(phone.slice(-4))
  }

  async supply(component: string, paths: string[], text: string): Promise<void> {
    await this.page.locator(`input[name="file.${component}"]`).setInputFiles(paths)
    await this.page.fill('[name=text]', text)
    await this.go(this.main.locator('form button[type=submit]').last())
  }

  /** Presses the button and keeps the file that comes. */
  async download(control: Locator): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), control.click()])
    return new Uint8Array(readFileSync(await download.path()))
  }
}
