import { page } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { Ui } from '#ui/ui.ts'
import type { CalendarView } from '../calendar.schema.ts'
import { addDay } from '../operations/add-day.ts'
import { administerCalendars } from '../operations/administer-calendars.ts'
import { getCalendar } from '../operations/get-calendar.ts'
import { publishYear } from '../operations/publish-year.ts'
import { removeDay } from '../operations/remove-day.ts'
import { setHours } from '../operations/set-hours.ts'
import { NATIONAL } from '../scope.rules.ts'
import { AddDayForm, HoursForm, PublishForm } from './parts/calendar-forms.tsx'
import { readScope } from './parts/read-scope.ts'
import { OwnDays, RemoveForm } from './parts/own-days.tsx'
import { YearView } from './parts/year-view.tsx'

const here = (scope: string, year: string) => `/desk/admin/calendars/${scope}?year=${year}`

/** The year of one calendar, and what an administrator may change in it: a day, the hours, the yearly notice. */
export const calendarAdminPage = page({
  path: '/desk/admin/calendars/:scope',
  async load(p) {
    const scope = readScope(p.params['scope'])
    await p.run(administerCalendars, { scope })
    const calendar = await p.run(getCalendar, { unit: scope, year: p.query.get('year') ?? '' })
    return { calendar, removing: p.query.get('remove') }
  },
  actions: {
    async add(p, form) {
      const scope = p.params['scope'] ?? ''
      const date = readDate(form.text('add.date')) ?? form.text('add.date')
      const text = (name: string) => form.text(`add.${name}`)
      await p.run(addDay, {
        scope,
        date,
        kind: text('kind') as 'closure',
        name: text('name'),
        source: text('source'),
        reason: text('reason'),
      })
      return p.redirect(here(scope, date.slice(0, 4)), {
        id: 'calendars.flash.added',
        params: { date: formatCivilDate(date) },
      })
    },
    async remove(p, form) {
      const scope = p.params['scope'] ?? ''
      const date = form.text('remove.date')
      await p.run(removeDay, { scope, date, reason: form.text('remove.reason') })
      return p.redirect(here(scope, date.slice(0, 4)), {
        id: 'calendars.flash.removed',
        params: { date: formatCivilDate(date) },
      })
    },
    async hours(p, form) {
      const scope = p.params['scope'] ?? ''
      const from = readDate(form.text('hours.from')) ?? form.text('hours.from')
      const sessions = Array.from({ length: 7 }, (_, day) => form.text(`hours.sessions.${day}`))
      await p.run(setHours, { scope, from, sessions, reason: form.text('hours.reason') })
      return p.redirect(here(scope, from.slice(0, 4)), {
        id: 'calendars.flash.hours',
        params: { date: formatCivilDate(from) },
      })
    },
    async publish(p, form) {
      const scope = p.params['scope'] ?? ''
      const year = form.text('publish.year')
      await p.run(publishYear, { year, source: form.text('publish.source'), reason: form.text('publish.reason') })
      return p.redirect(here(scope, year), { id: 'calendars.flash.published', params: { year } })
    },
  },
  view: ({ calendar, removing }, ui, form) => {
    const words = formWords(ui, form, { add: 'date', remove: 'reason', hours: 'from', publish: 'source' })
    const chosen = words.typed('remove', 'date') ?? removing
    const leaving = calendar.days.find((day) => day.date === chosen && day.scope === calendar.unit)
    const national = calendar.unit === NATIONAL
    const name = calendar.name ?? ui.t('calendars.scope.country')
    return (
      <DeskPage
        ui={ui}
        title={ui.t('calendars.admin.year', { year: String(calendar.year) })}
        lead={name}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[
          { label: ui.t('calendars.admin.title'), href: '/desk/admin/calendars' },
          { label: `${name}, ${calendar.year}` },
        ]}
        actions={<YearLinks ui={ui} calendar={calendar} />}
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          {leaving && <RemoveForm ui={ui} day={leaving} words={words} />}
          <PublishedNotice ui={ui} calendar={calendar} />
          <YearView ui={ui} calendar={calendar} />
          <AddDayForm ui={ui} words={words} />
          <Section title={ui.t('calendars.own.title')}>
            <OwnDays ui={ui} calendar={calendar} />
          </Section>
          <HoursForm ui={ui} calendar={calendar} words={words} />
          {national && !calendar.published && <PublishForm ui={ui} year={calendar.year} words={words} />}
        </Stack>
      </DeskPage>
    )
  },
})

function YearLinks({ ui, calendar }: { ui: Ui; calendar: CalendarView }) {
  const link = (year: number) => here(calendar.unit, String(year))
  return (
    <Row>
      <LinkButton variant="secondary" icon="arrow-left" href={link(calendar.year - 1)}>
        {calendar.year - 1}
      </LinkButton>
      <LinkButton variant="secondary" iconEnd="arrow-right" href={link(calendar.year + 1)}>
        {calendar.year + 1}
      </LinkButton>
      <span class="ds-sr-only">{ui.t('calendars.admin.otherYears')}</span>
    </Row>
  )
}

function PublishedNotice({ ui, calendar }: { ui: Ui; calendar: CalendarView }) {
  const year = String(calendar.year)
  if (!calendar.published) return <Notice tone="warning" title={ui.t('calendars.year.notPublished', { year })} />
  if (!calendar.days.some((day) => day.provisional)) return null
  return <Notice tone="info" title={ui.t('calendars.year.check', { year })} />
}
