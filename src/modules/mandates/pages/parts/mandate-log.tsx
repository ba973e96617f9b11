import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Timeline } from '#ui/timeline/timeline.tsx'
import type { LogEntry } from '../../mandate.schema.ts'
import { logMessage } from '../../log.rules.ts'

/** What was done, newest first: the same words for both sides. */
export function MandateLog({ ui, log }: { ui: PageUi; log: readonly LogEntry[] }) {
  const link = (entry: LogEntry) =>
    entry.stream === 'dossier' ? (
      <a class="ds-link" href={`/account/dossiers/${entry.streamId}`}>
        {ui.t('mandates.log.open')}
      </a>
    ) : null
  return (
    <Timeline
      label={ui.t('mandates.log.title')}
      events={log.map((entry) => ({
        title: ui.t(logMessage(entry.type)),
        when: formatMoment(new Date(entry.at)),
        iso: entry.at,
        ...(entry.by !== '' && { who: entry.by }),
        text: link(entry),
        color: entry.stream === 'mandate' ? ('neutral' as const) : ('primary' as const),
      }))}
    />
  )
}
