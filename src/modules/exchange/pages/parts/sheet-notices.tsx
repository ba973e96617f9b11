import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { ImportView } from '../../exchange.schema.ts'

/** What of the file is not in this import: columns far to the right, other sheets with lists, a sheet without anybody. */
export function SheetNotices({ ui, data }: { ui: PageUi; data: ImportView }) {
  const { t } = ui
  const nobody = data.state === 'ready' && data.rowCount === 0
  return (
    <Stack gap="md">
      {nobody && (
        <Notice tone="warning" title={t('exchange.sheets.nobody')}>
          <p>{t('exchange.sheets.nobody_text')}</p>
        </Notice>
      )}
      {data.cut > 0 && (
        <Notice tone="warning" title={t('exchange.sheets.cut', { count: data.cut })}>
          <p>{t('exchange.sheets.cut_text')}</p>
        </Notice>
      )}
      {data.others.length > 0 && (
        <Notice title={t('exchange.sheets.others', { count: data.others.length })}>
          <p>{t('exchange.sheets.others_text')}</p>
          <Row>
            {data.others.map((sheet) => (
              <Form ui={ui} action="other" layout="row" hidden={{ sheet }}>
                <Button variant="secondary">{t('exchange.sheets.other', { sheet })}</Button>
              </Form>
            ))}
          </Row>
        </Notice>
      )}
    </Stack>
  )
}
