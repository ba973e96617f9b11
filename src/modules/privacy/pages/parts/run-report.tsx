import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Details } from '#ui/details/details.tsx'
import { Table } from '#ui/table/table.tsx'
import { periodWords } from '../../register-words.rules.ts'
import type { RetentionLine, RetentionRun } from '../../retention.schema.ts'

/** One run: what it found, what it took, and the hash under which the log knows this report. */
export function RunReport({ ui, run, open }: { ui: PageUi; run: RetentionRun; open: boolean }) {
  const { t } = ui
  const sum = (pick: (line: RetentionLine) => number) => run.lines.reduce((total, line) => total + pick(line), 0)
  const done = run.lines.filter((line) => line.done).length
  const figures = { due: sum((line) => line.due), gone: sum((line) => line.gone), held: sum((line) => line.held) }
  const kind = run.dry ? 'dry' : run.state
  const title = t(`privacy.retention.is_${kind}`, { at: formatMoment(new Date(run.askedAt)) })
  return (
    <Details
      summary={`${title}. ${t(run.dry ? 'privacy.retention.would' : 'privacy.retention.did', figures)}`}
      open={open}
    >
      {run.state === 'running' && (
        <progress max={run.lines.length} value={done} aria-label={t('privacy.retention.progress')} />
      )}
      <Table
        ui={ui}
        caption={title}
        rows={run.lines.filter((line) => line.due + line.held + line.gone > 0)}
        rowKey={(line) => `${line.rule} ${line.table}`}
        columns={[
          {
            key: 'rule',
            label: t('privacy.retention.rule'),
            head: true,
            cell: (line) => t(`privacy.rule_name.${line.rule}`),
          },
          { key: 'table', label: t('privacy.register.where'), cell: (line) => <code>{line.table}</code> },
          {
            key: 'action',
            label: t('privacy.retention.action'),
            cell: (line) => t(`privacy.retention.do_${line.action}`),
          },
          { key: 'days', label: t('privacy.register.keeping'), cell: (line) => periodWords(t, line.days) },
          { key: 'due', label: t('privacy.retention.due'), align: 'end', cell: (line) => String(line.due) },
          { key: 'held', label: t('privacy.retention.held_rows'), align: 'end', cell: (line) => String(line.held) },
          { key: 'gone', label: t('privacy.retention.gone'), align: 'end', cell: (line) => String(line.gone) },
          {
            key: 'oldest',
            label: t('privacy.retention.oldest'),
            cell: (line) => line.oldest.map((at) => formatMoment(new Date(at))).join('; ') || '–',
          },
        ]}
      />
      {run.reportHash && <p class="mc-hint">{t('privacy.retention.hash', { hash: run.reportHash })}</p>}
    </Details>
  )
}
