import { page } from '#kernel/http/page.ts'
import { formatCivilDate, formatTime } from '#kernel/i18n/format.ts'
import { civilDateOf } from '#kernel/clock/clock.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import type { OpeningView } from '../calendar.schema.ts'
import { readScope } from './parts/read-scope.ts'
import { getOpening } from '../operations/get-opening.ts'
import { dateWords, dayName, markOf } from './parts/day-words.ts'
import { capitalised, HoursList } from './parts/hours-list.tsx'

/** When is the office open? Answered in the first line; hours and the coming days off below. */
export const calendarPage = page({
  path: '/calendar/:unit',
  load: (p) => p.run(getOpening, { unit: readScope(p.params['unit']) }),
  view: (opening, ui) => {
    const { calendar, upcoming, ledFrom } = opening
    const title = ui.t('calendars.office.title')
    if (ledFrom && ledFrom.heirs.length > 1) return <Divided ui={ui} ledFrom={ledFrom} title={title} />
    return (
      <Page
        ui={ui}
        title={title}
        lead={calendar.name ?? ui.t('calendars.scope.country')}
        breadcrumbs={[{ label: ui.t('calendars.office.units'), href: '/units' }, { label: title }]}
      >
        <Stack gap="lg">
          {ledFrom && <Notice tone="warning" title={ledWords(ui, ledFrom)} />}
          <Notice tone={opening.open ? 'success' : 'info'} title={nowWords(ui, opening)}>
            {!calendar.published && <p>{ui.t('calendars.year.notPublished', { year: String(calendar.year) })}</p>}
          </Notice>
          <Section title={ui.t('calendars.hours.title')}>
            <HoursList ui={ui} hours={calendar.hours} />
          </Section>
          <Section title={ui.t('calendars.office.upcoming')}>
            {upcoming.length === 0 ? (
              <EmptyState title={ui.t('calendars.office.noUpcoming')} level={3} />
            ) : (
              <SummaryList
                ui={ui}
                rows={upcoming.map((day) => ({ key: capitalised(dateWords(ui, day.date)), value: dayLine(ui, day) }))}
              />
            )}
          </Section>
        </Stack>
      </Page>
    )
  },
})

type LedFrom = NonNullable<OpeningView['ledFrom']>

const ledWords = (ui: Ui, { name, lastDay, heirs }: LedFrom): string =>
  ui.t('calendars.office.ledOn', {
    unit: name,
    until: formatCivilDate(lastDay),
    heir: heirs[0]?.name ?? '',
    count: heirs.length,
  })

/** Of a commune that was divided each part has hours of its own: people choose theirs. */
function Divided({ ui, ledFrom, title }: { ui: Ui; ledFrom: LedFrom; title: string }) {
  return (
    <Page
      ui={ui}
      title={title}
      lead={ledFrom.name}
      breadcrumbs={[{ label: ui.t('calendars.office.units'), href: '/units' }, { label: title }]}
    >
      <Stack gap="md">
        <Notice tone="warning" title={ledWords(ui, ledFrom)} />
        <ul class="mc-stack mc-gap-sm">
          {ledFrom.heirs.map(({ code, name }) => (
            <li>
              <a class="ds-link" href={`/calendar/${code}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Stack>
    </Page>
  )
}

function dayLine(ui: Ui, day: OpeningView['upcoming'][number]) {
  const name = dayName(ui, day)
  return (
    <>
      {markOf(ui, day.kind).words}: <span {...(name.lang && { lang: name.lang })}>{name.text}</span>
      {day.provisional && ` (${ui.t('calendars.provisional')})`}
    </>
  )
}

function nowWords(ui: Ui, { open, until, calendar }: OpeningView): string {
  if (!until) return ui.t('calendars.office.closed')
  const at = new Date(until)
  const time = formatTime(at)
  if (open) return ui.t('calendars.office.openUntil', { time })
  const date = civilDateOf(at)
  return date === calendar.today
    ? ui.t('calendars.office.opensToday', { time })
    : ui.t('calendars.office.opensOn', { time, day: dateWords(ui, date) })
}
