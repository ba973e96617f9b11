import { createHash } from 'node:crypto'
import { csvFile, csvLine } from '#kernel/http/csv.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { sheetFile, writeSheet } from '#kernel/sheets/write-sheet.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { ExportLine } from '../exchange.schema.ts'
import { finishExport, getExport, readExportPart } from '../operations/exports.ts'
import { EXPORTS } from './parts/places.ts'

/** One export: who took what, when and why, and the hash under which the file is known again. */
export const exportPage = page<ExportLine>({
  path: `${EXPORTS}/:id`,
  load: (p) => p.run(getExport, { id: p.params['id'] ?? '' }),
  view: (data, ui) => {
    const { t } = ui
    const at = formatMoment(new Date(data.at))
    return (
      <DeskPage
        ui={ui}
        title={t('exchange.exports.one', { at })}
        breadcrumbs={[
          { label: t('exchange.exports.title'), href: EXPORTS },
          { label: at, href: `${EXPORTS}/${data.id}` },
        ]}
      >
        <Stack gap="lg">
          {data.open && (
            <Notice
              title={t('exchange.exports.ready')}
              actions={
                <LinkButton href={`${EXPORTS}/${data.id}/file`} icon="download" download>
                  {t('exchange.exports.fetch')}
                </LinkButton>
              }
            >
              <p>{t('exchange.exports.ready_text')}</p>
            </Notice>
          )}
          <SummaryList
            ui={ui}
            rows={[
              { key: t('exchange.exports.by'), value: data.by ?? '–' },
              { key: t('exchange.exports.unit'), value: data.unit.name },
              { key: t('exchange.exports.as_of'), value: formatCivilDate(data.asOf) },
              {
                key: t('exchange.exports.columns'),
                value: data.columns.map((column) => t(`exchange.column.${column}`)).join(', '),
              },
              { key: t('exchange.exports.reason'), value: data.reason },
              {
                key: t('exchange.exports.rows'),
                value: data.rows === null ? t('exchange.exports.not_fetched') : String(data.rows),
              },
              { key: 'SHA-256', value: data.sha256 ? <code>{data.sha256}</code> : '–' },
            ]}
          />
        </Stack>
      </DeskPage>
    )
  },
})

/** The file, part by part as it is taken; at its end the record gets the number of rows and the hash. */
export const exportFilePage = page<never>({
  path: `${EXPORTS}/:id/file`,
  async load(p) {
    const id = p.params['id'] ?? ''
    const first = await p.run(readExportPart, { id })
    const header = first.columns.map((column) => p.t(`exchange.column.${column}`))
    const written = { rows: 0 }
    const rows = lines(p, id, first, written)
    const body =
      first.format === 'csv'
        ? csv(header, rows)
        : writeSheet(
            p.t('exchange.exports.sheet'),
            header.map((label) => ({ label })),
            rows,
          )
    const hashed = withHash(body, (sha256) => p.run(finishExport, { id, rows: written.rows, sha256 }))
    return first.format === 'csv'
      ? csvFile('danh-sach-hoi-vien.csv', hashed)
      : sheetFile('danh-sach-hoi-vien.xlsx', hashed)
  },
  view: () => {
    throw new Error('a file is no page')
  },
})

type Part = { items: { cells: string[] }[]; next: string | null }

async function* lines(p: PageRequest, id: string, first: Part, written: { rows: number }): AsyncGenerator<string[]> {
  for (let part = first; ; part = await p.run(readExportPart, { id, cursor: part.next ?? '' })) {
    for (const { cells } of part.items) {
      written.rows += 1
      yield cells
    }
    if (part.next === null) return
  }
}

function csv(header: readonly string[], rows: AsyncGenerator<string[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      if (!begun) {
        begun = true
        controller.enqueue(encoder.encode(`\uFEFF${csvLine(header)}`))
        return
      }
      const next = await rows.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(csvLine(next.value)))
    },
  })
}

/** The same bytes, and their SHA-256 once the last was taken. */
function withHash(
  body: ReadableStream<Uint8Array>,
  done: (sha256: string) => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const hash = createHash('sha256')
  return body.pipeThrough(
    new TransformStream({
      transform(chunk: Uint8Array, controller) {
        hash.update(chunk)
        controller.enqueue(chunk)
      },
      flush: async () => void (await done(hash.digest('hex'))),
    }),
  )
}
