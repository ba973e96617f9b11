import { csvFile, csvLine, csvStream } from '#kernel/http/csv.ts'
import { holds } from '#kernel/access/actor.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { addDays, civilDate } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { exportRegister, listRegister, type RegisterItem } from '../../operations/list-register.ts'
import { DESK, desk, dossierPath, moment, type Words } from './parts/dossier-words.tsx'
import { FormTrouble } from './parts/form-trouble.tsx'
import { ReasonFields, whyOf } from './parts/reason-fields.tsx'

const REGISTER = `${DESK}/register`
const DAYS = 30

type Period = { from: string; to: string }
type Register = Period & Awaited<ReturnType<typeof loadPage>> & { mayExport: boolean }

function periodOf(p: PageRequest): Period {
  const to = readDate(p.query.get('to') ?? '') ?? civilDate(p.now)
  return { from: readDate(p.query.get('from') ?? '') ?? civilDate(addDays(p.now, -DAYS)), to }
}

const loadPage = (p: PageRequest, period: Period, cursor: string, limit = 50) =>
  p.run(listRegister, { ...period, cursor, limit })

/** Form 07: the register of what was taken in, by days of reception. */
export const registerPage = page<Register>({
  path: REGISTER,
  async load(p) {
    const period = periodOf(p)
    const listed = await loadPage(p, period, p.query.get('after')?.slice(0, 200) ?? '')
    return { ...period, ...listed, mayExport: holds(p.actor, 'dossiers:export') }
  },
  actions: {
    async export(p, form) {
      const period = { from: readDate(form.text('from')) ?? '', to: readDate(form.text('to')) ?? '' }
      const why = whyOf(form.text)
      return csvAnswer(p, period, (cursor) => p.run(exportRegister, { ...period, ...why, cursor }))
    },
  },
  view: (data, ui, form) => <RegisterView data={data} ui={ui} form={form} />,
})

/** The same as a file for a spreadsheet, page after page as it is read. */
export const registerFilePage = page({
  path: `${REGISTER}/csv`,
  async load(p) {
    const period = periodOf(p)
    return csvAnswer(p, period, (cursor) => loadPage(p, period, cursor, 200))
  },
  view: () => <></>,
})

/** The first page is read before anything is sent: who may not read it gets a page that says so. */
async function csvAnswer(
  p: PageRequest,
  { from, to }: Period,
  load: (cursor: string) => ReturnType<typeof loadPage>,
): Promise<Response> {
  const words: Words = (key, params) => p.t(`dossiers.desk.${key}`, params)
  const columns = columnsOf(words)
  const first = await load('')
  const lines = (items: readonly RegisterItem[]) => items.map((item) => csvLine(columns.map(({ text }) => text(item))))
  const body = csvStream(csvLine(columns.map(({ label }) => label)), first, lines, load)
  return csvFile(`so-theo-doi-${from}-${to}.csv`, body)
}

type RegisterColumn = { key: string; label: string; text(item: RegisterItem): string }

function columnsOf(words: Words): RegisterColumn[] {
  const column = (key: string, text: RegisterColumn['text']) => ({ key, label: words(`register.${key}`), text })
  return [
    column('code', (item) => item.code),
    column('content', (item) => item.procedure),
    column('owner', (item) => item.applicant),
    column('address', (item) => item.address ?? ''),
    column('phone', (item) => item.phone),
    column('channel', (item) => words(`facts.channel_${item.channel}`)),
    column('received', (item) => moment(item.receivedAt)),
    column('due', (item) => (item.dueAt ? moment(item.dueAt) : '')),
    column('returned', (item) => (item.returnedAt ? moment(item.returnedAt) : '')),
  ]
}

const CodeLink = ({ code }: { code: string }) => (
  <a class="ds-link mc-nowrap" href={dossierPath(code)}>
    {code}
  </a>
)

/** Two facts of one column: the second under the first, quieter. */
const Two = ({ first, second }: { first: string; second: string }) => (
  <div>
    <p>{first}</p>
    <p class="mc-hint">{second}</p>
  </div>
)

function RegisterView({ data, ui, form }: { data: Register; ui: PageUi; form: FormState }) {
  const words = desk(ui)
  const { from, to, items, next } = data
  const label = (key: string) => words(`register.${key}`)
  const at = (iso: string | null) => (iso === null ? '–' : <span class="mc-nowrap">{moment(iso)}</span>)
  const columns: Column<RegisterItem>[] = [
    { key: 'code', label: label('code'), head: true, cell: (item) => <CodeLink code={item.code} /> },
    { key: 'owner', label: label('owner'), cell: (item) => <Two first={item.applicant} second={item.procedure} /> },
    {
      key: 'address',
      label: label('address'),
      cell: (item) => <Two first={item.address ?? '–'} second={item.phone} />,
    },
    { key: 'received', label: label('received'), cell: (item) => at(item.receivedAt) },
    { key: 'due', label: label('due'), cell: (item) => at(item.dueAt) },
    { key: 'returned', label: label('returned'), cell: (item) => at(item.returnedAt) },
  ]
  const download = (
    <LinkButton
      href={`${REGISTER}/csv?${new URLSearchParams({ from, to }).toString()}`}
      variant="secondary"
      icon="download"
      download
    >
      {words('register.download')}
    </LinkButton>
  )
  return (
    <DeskPage
      ui={ui}
      title={words('register.title')}
      lead={words('register.lead')}
      actions={items.length > 0 && download}
    >
      <Stack>
        <FilterBar label={words('register.caption')} action={REGISTER}>
          <DateField ui={ui} name="from" label={words('register.from')} value={from} />
          <DateField ui={ui} name="to" label={words('register.to')} value={to} />
          <Button variant="secondary">{words('register.show')}</Button>
        </FilterBar>
        {items.length > 0 ? (
          <Table
            ui={ui}
            caption={words('register.caption')}
            columns={columns}
            rows={items}
            rowKey={(item) => item.code}
          />
        ) : (
          <EmptyState title={words('register.empty')} />
        )}
        <Pagination ui={ui} {...(next && { next })} />
        {data.mayExport && <ClearExport ui={ui} form={form} from={from} to={to} />}
      </Stack>
    </DeskPage>
  )
}

/** The register with everything in clear: a reason first. */
function ClearExport({ ui, form, from, to }: Period & { ui: PageUi; form: FormState }) {
  const words = desk(ui)
  return (
    <Details summary={words('register.clear')} open={form.error !== undefined}>
      <FormTrouble ui={ui} form={form} />
      <Form ui={ui} action="export" hidden={{ from, to }}>
        <p class="mc-hint">{words('register.clear_hint')}</p>
        <ReasonFields ui={ui} form={form} />
        <div>
          <Button variant="secondary" icon="download">
            {words('register.clear')}
          </Button>
        </div>
      </Form>
    </Details>
  )
}
