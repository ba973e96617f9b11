import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { foundUnit } from '#modules/units/index.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { errorMessageId } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { ImportPost, ImportView, MapImport } from '../exchange.schema.ts'
import { beginImport } from '../operations/begin-import.ts'
import { replaceAlike } from '../operations/fix-row.ts'
import { getImport } from '../operations/get-import.ts'
import { listImportPosts } from '../operations/list-import-posts.ts'
import { mapImport } from '../operations/map-import.ts'
import { dropImport, runImport, undoImport } from '../operations/run-import.ts'
import { ColumnsForm } from './parts/columns-form.tsx'
import { ImportResult } from './parts/import-result.tsx'
import { importCrumbs, IMPORTS } from './parts/places.ts'
import { Preview } from './parts/preview.tsx'
import { SheetNotices } from './parts/sheet-notices.tsx'
import { UnderWay } from './parts/under-way.tsx'

const pathOf = (id: string) => `${IMPORTS}/${id}`
const idOf = (p: { params: Record<string, string> }) => p.params['id'] ?? ''

type Data = ImportView & { editing: boolean; posts: { items: ImportPost[]; next: string | null } | null }

/** One list from its columns to its result: what is to be done now stands first. */
export const importPage = page<Data>({
  path: `${IMPORTS}/:id`,
  async load(p) {
    const view = await p.run(getImport, { id: idOf(p) })
    const named = view.state === 'done' && view.columns.some(({ field }) => field === 'post')
    const cursor = p.query.get('after') ?? undefined
    return {
      ...view,
      editing: view.state === 'mapping' || (view.state === 'ready' && p.query.has('columns')),
      posts: named ? await p.run(listImportPosts, { id: view.id, ...(cursor && { cursor }) }) : null,
    }
  },
  actions: {
    async sheet(p, form) {
      await p.run(mapImport, { ...common(idOf(p), form, 'sheet') })
      return p.redirect(`${pathOf(idOf(p))}?columns=1`)
    },
    async columns(p, form) {
      const mapping = listOf(form, 'columns.mapping') as MapInput['mapping']
      const encodings = listOf(form, 'columns.encodings') as MapInput['encodings']
      await p.run(mapImport, { ...common(idOf(p), form, 'columns'), mapping, encodings })
      return p.redirect(pathOf(idOf(p)))
    },
    async alike(p, form) {
      const [field, from, to] = [form.text('field'), form.text('from'), form.text('alike.to')]
      await p.run(replaceAlike, { id: idOf(p), field: field as 'branch', from, to })
      return p.redirect(pathOf(idOf(p)), { id: 'exchange.preview.replaced' })
    },
    async found(p, form) {
      const [name, from] = [form.text('found.name'), form.text('from')]
      const { code } = await p.run(foundUnit, {
        level: form.text('level'),
        parent: form.text('parent'),
        name,
        nameEn: name,
        from: civilDate(p.now),
        reason: form.text('found.reason'),
      })
      await p.run(replaceAlike, { id: idOf(p), field: 'branch', from, to: code })
      return p.redirect(pathOf(idOf(p)), { id: 'exchange.preview.founded' })
    },
    async other(p, form) {
      const { unit } = await p.run(getImport, { id: idOf(p) })
      const of = { import: idOf(p), sheet: form.text('sheet') }
      const { id } = await p.run(beginImport, { unit: unit.code, of })
      return p.redirect(pathOf(id))
    },
    async run(p) {
      await p.run(runImport, { id: idOf(p) })
      return p.redirect(pathOf(idOf(p)))
    },
    async undo(p, form) {
      await p.run(undoImport, { id: idOf(p), rest: form.text('undo.rest') === 'yes' })
      return p.redirect(pathOf(idOf(p)))
    },
    async drop(p) {
      await p.run(dropImport, { id: idOf(p) })
      return p.redirect(IMPORTS, { id: 'exchange.imports.dropped' })
    },
  },
  view: (data, ui, form) => <ImportBody data={data} ui={ui} form={form} />,
})

type MapInput = Parameters<typeof MapImport.parse>[0] & { mapping: never; encodings: never }

const common = (id: string, form: FormPost, name: string) => ({
  id,
  sheet: form.text(`${name}.sheet`),
  headerFrom: form.text(`${name}.headerFrom`),
  headerTo: form.text(`${name}.headerTo`),
  joinedOn: readDate(form.text(`${name}.joinedOn`)) ?? form.text(`${name}.joinedOn`),
  kind: form.text(`${name}.kind`) as 'ordinary',
})

/** `columns.mapping.0`, `columns.mapping.1`, …: as many as there are columns. */
function listOf(form: FormPost, name: string): string[] {
  const found: string[] = []
  while (Object.hasOwn(form.all, `${name}.${found.length}`)) found.push(form.text(`${name}.${found.length}`))
  return found
}

function ImportBody({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  const words = formWords(ui, form, { columns: 'mapping.0', sheet: 'sheet', alike: 'to', found: 'name', undo: 'rest' })
  const Part = data.editing
    ? ColumnsForm
    : data.state === 'ready'
      ? Preview
      : data.state === 'done' || data.state === 'undone'
        ? ImportResult
        : UnderWay
  return (
    <DeskPage
      ui={ui}
      title={t(`exchange.title.${data.editing ? 'mapping' : data.state}`)}
      lead={`${data.file} · ${data.unit.name}`}
      breadcrumbs={importCrumbs(t, undefined, undefined).concat({ label: data.file, href: pathOf(data.id) })}
      hasErrors={words.problems.length > 0}
    >
      <Stack gap="lg">
        <ErrorSummary ui={ui} problems={words.problems} />
        {data.problem && <Notice tone="danger" title={t(errorMessageId(data.problem), { limit: 200_000 })} />}
        <SheetNotices ui={ui} data={data} />
        <Part ui={ui} data={data} words={words} />
      </Stack>
    </DeskPage>
  )
}
