import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator } from 'playwright-core'
import { PageObject } from './page-object.ts'

type Answers = Record<string, unknown>
export type Example = {
  applicant: { fullName: string; nationalId: string; phone: string; email?: string }
  answers: Answers
}

/** The committed example answers of a procedure: invented people. */
export function exampleOf(code: string, n = 0): Example {
  const examples = JSON.parse(readFileSync(resolve(`reference/procedures/examples/${code}.json`), 'utf8')) as Example[]
  return examples[n] as Example
}

/** `{ child: { fullName: 'A' } }` → `child.fullName` = `A`, as the fields of the form are named. */
function flatten(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (value === null || value === undefined) return into
  if (Array.isArray(value)) value.forEach((item, n) => flatten(item, `${path}[${n}]`, into))
  else if (typeof value === 'object')
    for (const [key, item] of Object.entries(value)) flatten(item, path ? `${path}.${key}` : key, into)
  else into.set(path, value === true ? 'yes' : value === false ? 'no' : String(value))
  return into
}

/** The resident's way from the procedure to the acknowledgement, whatever the form asks. */
export class ApplyPages extends PageObject {
  get main(): Locator {
    return this.page.locator('main')
  }

  /** Chooses the commune by its name and begins. */
  async chooseCommune(procedure: string, words: string, code: string): Promise<void> {
    await this.open(`/apply/${procedure}?q=${encodeURIComponent(words)}`)
    await this.main.locator(`input[name="found"][value="${code}"]`).check()
    await this.next(this.main.locator('form[method=post]').first())
  }

  /** Fills every page with the example and hands in the files, up to the check page. */
  async fillAll(example: Example, files: Record<string, string[]>): Promise<void> {
    const values = flatten({ ...example.answers, applicant: example.applicant }, '', new Map())
    for (const [path, value] of flatten(example.applicant, '', new Map())) values.set(path, value)
    for (let guard = 0; guard < 40 && !this.page.url().endsWith('/check'); guard += 1) {
      await this.fillPage(values)
      await this.handIn(files)
      await this.next(this.main.locator('form').last())
    }
  }

  private async fillPage(values: Map<string, string>): Promise<void> {
    // What may be left out is folded away; the example has it.
    for (const fold of await this.main.locator('form[method=post] details:not([open]) > summary').all())
      await fold.click()
    const names = await this.main
      .locator('input, select, textarea')
      .evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))])
    for (const name of names) {
      const value = values.get(name)
      if (value !== undefined) await this.fill(name, value)
    }
  }

  private async fill(name: string, value: string): Promise<void> {
    const field = this.main.locator(`[name="${name}"]`)
    const kind = await field
      .first()
      .evaluate((one) => (one.tagName === 'SELECT' ? 'select' : (one as HTMLInputElement).type))
    if (kind === 'select') await field.selectOption(value)
    else if (kind === 'radio') await field.and(this.page.locator(`[value="${value}"]`)).check()
    else if (kind === 'checkbox') await field.first().setChecked(value === 'yes')
    else if (kind !== 'hidden')
      await field.fill(/^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').toReversed().join('/') : value)
  }

  private async handIn(files: Record<string, string[]>): Promise<void> {
    const component = /doc-([a-z-]+)$/.exec(this.page.url())?.[1]
    const paths = component === undefined ? undefined : files[component]
    if (!paths) return
    if (this.visit.javaScript) await this.main.locator('is-land[data-ready] input[type=file]').waitFor()
    await this.main.locator('input[type=file]').setInputFiles(paths)
    // With script they go off at once, shrunk, and the page comes back with what the server has.
    if (this.visit.javaScript)
      await this.main
        .locator('button[name=remove]')
        .nth(paths.length - 1)
        .waitFor()
  }

  /** Sends the form with its primary button. */
  async next(form: Locator): Promise<void> {
    await this.go(
      form.locator('button[type=submit]:not([data-variant]), button[type=submit][data-variant=primary]').last(),
    )
  }
}
