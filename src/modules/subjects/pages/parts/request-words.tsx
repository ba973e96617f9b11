import { errorMessageId } from '#kernel/errors/app-error.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Details } from '#ui/details/details.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { DueTag, StateTag, Tag, type TagColor } from '#ui/tag/tag.tsx'
import type { RequestState } from '../../request.rules.ts'
import type { RequestItem, RequestView } from '../../subject.schema.ts'

export const moment = (iso: string): string => formatMoment(new Date(iso))

const tones: Record<RequestState, TagColor> = {
  submitted: 'info',
  acknowledged: 'primary',
  decided: 'primary',
  done: 'success',
  withdrawn: 'neutral',
}

export const RequestStateTag = ({ ui, state }: { ui: PageUi; state: RequestState }) => (
  <StateTag label={ui.t(`subjects.state.${state}`)} tone={tones[state]} />
)

/** The date and how the request stands against it, in the words of dossiers. */
export function RequestDue({ ui, item }: { ui: PageUi; item: RequestItem }) {
  if (item.standing === null) return <span class="mc-hint">–</span>
  const replyIsNext = item.acknowledgedAt === null && item.decidedAt === null
  return (
    <div>
      <DueTag ui={ui} due={item.standing} />
      <p class="mc-hint">{moment(item.dueAt)}</p>
      {replyIsNext && <p class="mc-hint">{ui.t('subjects.list.reply_due', { at: moment(item.replyDueAt) })}</p>}
    </div>
  )
}

/** What was wrong with a refused form. */
export function Trouble({ ui, form }: { ui: PageUi; form: FormState }) {
  if (!form.error) return null
  const problems = form.problems.map(({ path, code, params }) => ({
    name: path,
    message: ui.t(errorMessageId(code), params),
  }))
  if (problems.length > 0) return <ErrorSummary ui={ui} problems={problems} />
  return (
    <Notice tone="danger">
      <p>{ui.t(errorMessageId(form.error.code), form.error.params)}</p>
    </Notice>
  )
}

export function errorOf(ui: PageUi, form: FormState, name: string): string | undefined {
  const found = form.problems.find(({ path }) => path === name)
  return found && ui.t(errorMessageId(found.code), found.params)
}

/** What was asked, of whom, until when, with the arithmetic of both dates. */
export function RequestFacts({ ui, request }: { ui: PageUi; request: RequestView }) {
  const { t } = ui
  const row = (key: string, value: string | null) => (value ? [{ key: t(`subjects.one.${key}`), value }] : [])
  const counted = (label: string, at: string, sentences: readonly string[]) => ({
    key: t(`subjects.one.${label}`),
    value: (
      <>
        <strong>{moment(at)}</strong>
        <Details summary={t('subjects.one.how_counted')}>
          <ul>
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          <p class="mc-hint">{t('subjects.one.law', { law: request.law })}</p>
        </Details>
      </>
    ),
  })
  return (
    <SummaryList
      ui={ui}
      rows={[
        ...row('kind', t(`subjects.kind.${request.kind}`)),
        ...row('text', request.text),
        ...row('new_value', request.newValue),
        ...row('dossier', request.dossierCode),
        ...row('unit', request.unit.name),
        ...row('channel', t(`subjects.one.channel_${request.channel}`)),
        counted('reply_due', request.replyDueAt, request.replyExplanation),
        counted('due', request.dueAt, request.explanation),
      ]}
    />
  )
}

/** The answer, once there is one. */
export function RequestAnswer({ ui, request, paper }: { ui: PageUi; request: RequestView; paper: string }) {
  const { t } = ui
  if (request.outcome === null || request.decidedAt === null) return null
  const tone = request.outcome === 'granted' ? 'success' : request.outcome === 'partly' ? 'info' : 'warning'
  const outcome = t(`subjects.outcome.${request.outcome}`)
  return (
    <Notice tone={tone} title={t('subjects.one.answered', { outcome, at: moment(request.decidedAt) })}>
      <Stack gap="sm">
        {request.answer && <p>{request.answer}</p>}
        {request.duty && <p>{t('subjects.one.duty', { duty: t(`subjects.duty.${request.duty}`) })}</p>}
        {request.waiting > 0 && <p>{t('subjects.report.waiting', { count: request.waiting })}</p>}
        <p>
          <a class="ds-link" href={paper}>
            {t('subjects.one.reply_paper')}
          </a>
        </p>
      </Stack>
    </Notice>
  )
}

/** Message ids of tables that have a name of their own; others share one. */
const named = [
  'accounts',
  'sessions',
  'dossiers',
  'dossier_files',
  'supplement_requests',
  'results',
  'due_revisions',
  'dossier_corrections',
  'drafts',
  'files',
  'consents',
  'mandates',
  'subject_requests',
  'events',
]
export const tableWords = (ui: Pick<PageUi, 't'>, table: string): string =>
  ui.t(`subjects.table.${named.includes(table) ? table : 'other'}`)

/** What a deletion takes and what stays, and by which duty. */
export function ErasureTable({
  ui,
  tables,
  caption,
}: {
  ui: PageUi
  tables: NonNullable<RequestView['report']>
  caption: string
}) {
  const { t } = ui
  const words = (law: string | undefined) => (law ? t(`privacy.duty.${law}`) : '')
  return (
    <Table
      ui={ui}
      caption={caption}
      showCaption
      rows={Object.entries(tables)}
      rowKey={([table]) => table}
      columns={[
        {
          key: 'table',
          label: t('subjects.report.table'),
          head: true,
          cell: ([table]) => tableWords(ui, table.split(' ')[0] ?? ''),
        },
        { key: 'rows', label: t('subjects.report.rows'), align: 'end', cell: ([, one]) => one.rows },
        {
          key: 'what',
          label: t('subjects.report.what'),
          cell: ([, one]) => (
            <Tag
              label={t(`subjects.report.${one.treatment}`, { law: words(one.law) })}
              color={one.treatment === 'delete' ? 'danger' : one.treatment === 'anonymise' ? 'warning' : 'neutral'}
            />
          ),
        },
      ]}
    />
  )
}
