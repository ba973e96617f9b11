import { page } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { listBreaches } from '../operations/get-breach.ts'
import { recordBreach } from '../operations/record-breach.ts'
import { BreachForm } from './parts/breach-form.tsx'
import { ClockTag, StateOf } from './parts/breach-tags.tsx'
import { readBreach } from './parts/read-breach.ts'

export const BREACHES = '/desk/privacy/breaches'

/** The register of breaches: what happened, and how long is left to tell the authority. */
export const breachesPage = page({
  path: BREACHES,
  load: (p) => p.run(listBreaches, {}),
  view: ({ items }, ui) => {
    const { t } = ui
    return (
      <DeskPage
        ui={ui}
        title={t('privacy.breach.title')}
        lead={t('privacy.breach.lead')}
        actions={
          <LinkButton href={`${BREACHES}/new`} icon="plus">
            {t('privacy.breach.new')}
          </LinkButton>
        }
      >
        {items.length === 0 ? (
          <EmptyState title={t('privacy.breach.none')} />
        ) : (
          <Table
            ui={ui}
            caption={t('privacy.breach.title')}
            rows={items}
            rowKey={(item) => item.code}
            columns={[
              {
                key: 'code',
                label: t('privacy.breach.code'),
                head: true,
                cell: (item) => (
                  <a class="ds-link mc-nowrap" href={`${BREACHES}/${item.code}`}>
                    {item.code}
                  </a>
                ),
              },
              { key: 'what', label: t('privacy.breach.field.what'), cell: (item) => item.what.slice(0, 120) },
              { key: 'unit', label: t('privacy.breach.field.unit'), cell: (item) => item.unitName },
              {
                key: 'detected',
                label: t('privacy.breach.field.detectedAt'),
                cell: (item) => formatMoment(new Date(item.detectedAt)),
              },
              {
                key: 'state',
                label: t('privacy.breach.state_label'),
                cell: (item) => <StateOf ui={ui} state={item.state} />,
              },
              { key: 'clock', label: t('privacy.breach.clock'), cell: (item) => <ClockTag ui={ui} breach={item} /> },
            ]}
          />
        )}
      </DeskPage>
    )
  },
})

/** A new breach. */
export const newBreachPage = page({
  path: `${BREACHES}/new`,
  creates: true,
  async load(p) {
    await p.run(listBreaches, {})
    return { unit: p.actor.positions[0]?.unitCode ?? '' }
  },
  actions: {
    async record(p, form) {
      const { code } = await p.run(recordBreach, readBreach(form, 'record'))
      return p.redirect(`${BREACHES}/${code}`, { id: 'privacy.breach.recorded' })
    },
  },
  view: ({ unit }, ui, form) => {
    const words = formWords(ui, form, { record: 'what' })
    return (
      <DeskPage
        ui={ui}
        title={ui.t('privacy.breach.new')}
        lead={ui.t('privacy.breach.new_lead')}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[{ label: ui.t('privacy.breach.title'), href: BREACHES }, { label: ui.t('privacy.breach.new') }]}
      >
        <Stack gap="md">
          <ErrorSummary ui={ui} problems={words.problems} />
          <BreachForm ui={ui} words={words} name="record" unit={unit} />
        </Stack>
      </DeskPage>
    )
  },
})
