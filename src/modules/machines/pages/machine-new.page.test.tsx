import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { emptyForm, type FormState, type PageUi } from '#kernel/http/page.ts'
import { machineNewPage } from './machine-new.page.tsx'

const assets = { resident: '/r.css', desk: '/d.css' }
const address = { locale: 'vi', path: '/desk/admin/machines/new', query: {}, colorScheme: 'auto' }
const ui = { t: (id: string) => id, assets, ...address } as unknown as PageUi
const choices = { units: [{ value: 'PN48', label: 'Hội' }], scopes: ['scim:read', 'scim:write', 'people:read'] }

function tickedIn(form: FormState): string[] {
  const html = renderToString(machineNewPage.view({ choices }, ui, form))
  const boxes = html.match(/<input[^>]*name="scopes"[^>]*>/g) ?? []
  expect(boxes).toHaveLength(3)
  return boxes.flatMap((box) => (/\bchecked\b/.test(box) ? (/value="([^"]*)"/.exec(box)?.[1] ?? []) : []))
}

test('what a machine may do is still ticked when the form comes back for something else', () => {
  expect(tickedIn(emptyForm)).toEqual([])
  const error = new AppError('kernel.invalid_input', {
    kind: 'invalid',
    fields: [{ path: 'name', code: 'kernel.required' }],
  })
  const ticked = (name: string) => (name === 'scopes' ? ['scim:read', 'people:read'] : [])
  expect(tickedIn({ error, problems: error.fields, typed: { name: '' }, ticked })).toEqual(['scim:read', 'people:read'])
})
