import type { PageUi } from '#kernel/http/page.ts'
import { Card } from '#ui/card/card.tsx'
import { Details } from '#ui/details/details.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Timeline, type TimelineEvent } from '#ui/timeline/timeline.tsx'
import type { IconName } from '#ui/icon/icons.ts'
import type { TagColor } from '#ui/tag/tag.tsx'
import { DossierDue, desk, dossierPath, moment } from './dossier-words.tsx'
import type { Dossier } from './move-words.ts'

/** Until when, how it stands, and the whole arithmetic of the date. */
export function DueCard({ ui, dossier, now }: { ui: PageUi; dossier: Dossier; now: Date }) {
  const words = desk(ui)
  const { dueAt, finishedAt, stepDueAt, explanation, extended } = dossier
  return (
    <Card>
      <h2 class="ds-heading" data-size="xs">
        {words('due.title')}
      </h2>
      {dueAt === null ? (
        <p>{words('due.none')}</p>
      ) : (
        <>
          <p class="mc-due-at">
            <strong>{moment(dueAt)}</strong>
          </p>
          <div>
            <DossierDue ui={ui} dossier={dossier} now={now} />
          </div>
          {finishedAt && <p class="mc-hint">{words('due.finished', { at: moment(finishedAt) })}</p>}
          {!finishedAt && stepDueAt && <p class="mc-hint">{words('due.step', { at: moment(stepDueAt) })}</p>}
          {extended && <p class="mc-hint">{words('due.extended')}</p>}
          {explanation.length > 0 && (
            <Details summary={words('due.why')}>
              <ol class="mc-prose mc-why">
                {explanation.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ol>
            </Details>
          )}
        </>
      )}
    </Card>
  )
}

/** Forms of Circular 03/2025/TT-VPCP that this dossier has cause for. */
export function PrintLinks({ ui, dossier }: { ui: PageUi; dossier: Dossier }) {
  const words = desk(ui)
  return (
    <Card>
      <h2 class="ds-heading" data-size="xs">
        {words('prints.title')}
      </h2>
      <ul class="mc-links">
        {printsOf(dossier).map((form) => (
          <li>
            <a href={`${dossierPath(dossier.code)}/prints/${form}.pdf`} target="_blank" rel="noopener">
              <Icon name="print" />
              {words(`prints.${form}`)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function printsOf({ receivedAt, supplements, state, extended, results }: Dossier): string[] {
  return [
    receivedAt !== null && '01',
    supplements.length > 0 && '02',
    state === 'refused' && '03',
    extended && '04',
    state === 'stopped' && '05',
    '06',
    results.length > 0 && 'result',
  ].filter((form) => form !== false)
}

const SHOWN = 6
const marks: Record<string, { icon: IconName; color: TagColor }> = {
  'dossier.submitted': { icon: 'inbox', color: 'info' },
  'dossier.accepted': { icon: 'check', color: 'primary' },
  'dossier.refused': { icon: 'close', color: 'danger' },
  'dossier.supplement_requested': { icon: 'pause', color: 'warning' },
  'dossier.supplemented': { icon: 'upload', color: 'info' },
  'dossier.payment_requested': { icon: 'money', color: 'warning' },
  'dossier.paid': { icon: 'money', color: 'success' },
  'dossier.resolved': { icon: 'stamp', color: 'success' },
  'dossier.returned': { icon: 'check-circle', color: 'success' },
  'dossier.extended': { icon: 'calendar', color: 'warning' },
  'dossier.due_revised': { icon: 'calendar', color: 'info' },
  'dossier.stopped': { icon: 'close', color: 'danger' },
  'dossier.withdrawn': { icon: 'close', color: 'neutral' },
  'dossier.result_revoked': { icon: 'danger', color: 'danger' },
  'dossier.result_replaced': { icon: 'stamp', color: 'warning' },
  'dossier.national_id_revealed': { icon: 'eye', color: 'neutral' },
}

/** What happened, newest first; a long history folds. */
export function History({ ui, dossier }: { ui: PageUi; dossier: Dossier }) {
  const words = desk(ui)
  const events = dossier.timeline.toReversed().map((entry): TimelineEvent => ({
    title: entry.text,
    when: moment(entry.at),
    iso: entry.at,
    who: entry.by,
    ...(marks[entry.type] ?? { icon: 'arrow-right' as const }),
    ...(entry.notes.length > 0 && { text: entry.notes.map((note) => <p>{note}</p>) }),
  }))
  const older = events.slice(SHOWN)
  return (
    <Card>
      <h2 class="ds-heading" data-size="xs">
        {words('timeline.title')}
      </h2>
      <Timeline events={events.slice(0, SHOWN)} label={words('timeline.title')} />
      {older.length > 0 && (
        <Details summary={words('timeline.more')}>
          <Timeline events={older} label={words('timeline.more')} />
        </Details>
      )}
    </Card>
  )
}
