import { csvFile, csvLine, csvStream } from '#kernel/http/csv.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { addDays, civilDate, formatCivilDate } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { exportEvents } from '../operations/export-events.ts'
import { searchLog, type EventItemData } from '../operations/search-events.ts'
import { EventTable } from './parts/event-table.tsx'

export const AUDIT = '/desk/audit'
export const ALARMS = `${AUDIT}/alarms`
const DAYS = 7
const CHUNK = 500

type Filter = { from: string; to: string; login: string; type: string; dossier: string }
type Data = Filter & { items: EventItemData[]; next: string | null }

function filterOf(p: PageRequest, text: (name: string) => string): Filter {
  const to = readDate(text('to')) ?? civilDate(p.now)
  const from = readDate(text('from')) ?? civilDate(addDays(new Date(`${to}T12:00:00+07:00`), -DAYS))
  return {
    from,
    to,
    login: text('login').slice(0, 40),
    type: text('type').slice(0, 80),
    dossier: text('dossier').slice(0, 60),
  }
}

/** The event log for auditors: who did or saw what, under which position, from where. */
export const auditLogPage = page<Data>({
  path: AUDIT,
  async load(p) {
    const filter = filterOf(p, (name) => p.query.get(name) ?? '')
    return { ...filter, ...(await p.run(searchLog, { ...filter, cursor: p.query.get('after') ?? '', limit: 25 })) }
  },
  view: (data, ui, form) => <AuditLog data={data} ui={ui} form={form} />,
  actions: {
    async export(p, form) {
      const filter = filterOf(p, (name) => form.text(name))
      await p.run(exportEvents, { ...filter, reason: form.text('reason') })
      return exportFile(p, filter)
    },
  },
})

const COLUMNS = [
  'at',
  'type',
  'actor',
  'role',
  'unit',
  'unitName',
  'onBehalfOf',
  'dossier',
  'origin',
  'requestId',
  'streamId',
] as const

async function exportFile(p: PageRequest, filter: Filter): Promise<Response> {
  const load = (cursor: string) => p.run(searchLog, { ...filter, cursor, limit: CHUNK })
  const head = csvLine([...COLUMNS, 'seq', 'data'])
  const lines = (items: readonly EventItemData[]) =>
    items.map((item) =>
      csvLine([...COLUMNS.map((column) => item[column] ?? ''), String(item.seq), JSON.stringify(item.data)]),
    )
  return csvFile(`nhat-ky-${filter.from}-${filter.to}.csv`, csvStream(head, await load(''), lines, load))
}

type ViewProps = { data: Data; ui: PageUi; form: FormState }

function AuditLog({ data, ui, form }: ViewProps) {
  const m = (key: string) => ui.t(`audit.desk.${key}`)
  const alarms = (
    <LinkButton href={ALARMS} variant="secondary" icon="bell">
      {ui.t('audit.alarms.title')}
    </LinkButton>
  )
  return (
    <DeskPage ui={ui} title={m('title')} lead={m('lead')} actions={alarms} hasErrors={form.error !== undefined}>
      <Stack>
        <FormProblems ui={ui} form={form} title={m('failed')} />
        <Search data={data} ui={ui} />
        {data.items.length > 0 ? (
          <EventTable ui={ui} items={data.items} />
        ) : (
          <EmptyState title={m('none')} text={m('none_text')} />
        )}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
        {data.items.length > 0 && <Export data={data} ui={ui} form={form} />}
      </Stack>
    </DeskPage>
  )
}

function Search({ data, ui }: Omit<ViewProps, 'form'>) {
  const m = (key: string) => ui.t(`audit.desk.${key}`)
  return (
    <FilterBar label={m('search')} action={AUDIT}>
      <Field ui={ui} name="dossier" label={m('dossier')} value={data.dossier} spellcheck={false} maxlength={60} />
      <Field ui={ui} name="login" label={m('login')} value={data.login} spellcheck={false} width="sm" maxlength={40} />
      <Field ui={ui} name="type" label={m('type')} value={data.type} spellcheck={false} width="sm" maxlength={80} />
      <DateField ui={ui} name="from" label={m('from')} value={data.from} />
      <DateField ui={ui} name="to" label={m('to')} value={data.to} />
      <Button variant="secondary" icon="search">
        {m('search')}
      </Button>
    </FilterBar>
  )
}

function Export({ data, ui, form }: ViewProps) {
  const m = (key: string, params?: Record<string, unknown>) => ui.t(`audit.desk.${key}`, params)
  const { from, to, login, type, dossier } = data
  return (
    <Details summary={m('export')} open={form.error !== undefined}>
      <Form ui={ui} action="export" hidden={{ from, to, login, type, dossier }}>
        <p>{m('export_text')}</p>
        <Textarea
          ui={ui}
          name="reason"
          label={m('reason')}
          rows={2}
          maxlength={500}
          value={form.typed['reason']}
          error={fieldError(ui, form, 'reason')}
        />
        <p class="mc-hint">{m('export_period', { from: formatCivilDate(from), to: formatCivilDate(to) })}</p>
        <div>
          <Button icon="download">{m('export')}</Button>
        </div>
      </Form>
    </Details>
  )
}
