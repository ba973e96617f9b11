import { expect } from 'vitest'
import { PageObject } from './page-object.ts'

/** `/desk/branch`: drawn by the server, or without a network by the worker on the device. */
export class BranchPages extends PageObject {
  /** Until the device keeps the branch for the time without a network. */
  async untilKept(): Promise<void> {
    await this.page.locator('[data-kept]:not([hidden])').waitFor()
    const cached = () => this.page.evaluate(async () => Boolean(await caches.match('/favicon.svg')))
    await expect.poll(cached, { timeout: 20_000 }).toBe(true)
  }

  async goOffline(): Promise<void> {
    await this.page.context().setOffline(true)
  }

  async goOnline(): Promise<void> {
    await this.page.context().setOffline(false)
  }

  /** What the bar says waits; empty when it is not shown. */
  async waiting(): Promise<string> {
    const bar = this.page.locator('[data-outbox]:not([hidden])')
    return (await bar.count()) === 0 ? '' : (await bar.first().innerText()).trim()
  }

  names(): Promise<string[]> {
    return this.page.locator('.mc-contact-name').allInnerTexts()
  }

  /** Opens the member with this name out of the list that is shown. */
  async member(name: string): Promise<void> {
    await this.go(this.page.locator('.mc-contact-name a', { hasText: name }).first())
  }

  async write(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields))
      await this.page.locator(`main [name="${name}"]`).first().fill(value)
  }

  async send(section: string): Promise<void> {
    await this.go(this.page.locator(`main ${section} form button[type=submit]`).first())
  }

  /** What of the branch lies in the browser, as somebody with the phone would find it. */
  async traces(): Promise<{ keys: string[]; rows: number; caches: string[]; workers: string[] }> {
    return this.page.evaluate(async () => {
      const there = (await indexedDB.databases()).some(({ name }) => name === 'motcua-branch')
      const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)
      const names = (await caches.keys()).filter((name) => name.startsWith('motcua-branch'))
      if (!there) return { keys: [], rows: 0, caches: names, workers }
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('motcua-branch')
        request.addEventListener('success', () => done(request.result))
        request.addEventListener('error', () => fail(request.error))
      })
      const read = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((done) => request.addEventListener('success', () => done(request.result)))
      const store = (name: string) => db.transaction(name).objectStore(name)
      const keys = db.objectStoreNames.contains('values') ? (await read(store('values').getAllKeys())).map(String) : []
      const rows = db.objectStoreNames.contains('rows') ? await read(store('rows').count()) : 0
      db.close()
      return { keys, rows, caches: names, workers }
    })
  }
}
