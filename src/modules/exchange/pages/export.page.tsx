import { page } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { ExportLine } from '../exchange.schema.ts'
import { getExport } from '../operations/exports.ts'
import { exportFile } from './parts/export-file.ts'
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

/** The file itself. */
export const exportFilePage = page<never>({
  path: `${EXPORTS}/:id/file`,
  load: (p) => exportFile(p, p.params['id'] ?? ''),
  view: () => {
    throw new Error('a file is no page')
  },
})
