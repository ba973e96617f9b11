import type { PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Island } from '#ui/island/island.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import type { ImportView } from '../../exchange.schema.ts'
import { ImportProgress } from '../../islands/import-progress.island.tsx'
import { IMPORTS } from './places.ts'

/** The work goes on without the page: it can be left and come back to. */
export function UnderWay({ ui, data }: { ui: PageUi; data: ImportView }) {
  const { t } = ui
  return (
    <Stack gap="md">
      <p>{t(`exchange.under_way.${data.state}`)}</p>
      <Island
        name="exchange/import-progress"
        component={ImportProgress}
        when="load"
        props={{
          href: `/api/v1/imports/${data.id}/progress`,
          ...data.progress,
          label: t('exchange.under_way.progress'),
          state: data.state,
        }}
      />
      <p class="mc-hint">{t('exchange.under_way.leave')}</p>
      <Row>
        <LinkButton href={`${IMPORTS}/${data.id}`} variant="secondary">
          {t('exchange.under_way.look')}
        </LinkButton>
        <LinkButton href={IMPORTS} variant="tertiary">
          {t('exchange.under_way.back')}
        </LinkButton>
      </Row>
    </Stack>
  )
}
