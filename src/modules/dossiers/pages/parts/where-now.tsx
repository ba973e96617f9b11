import { formatDay } from '#kernel/i18n/format.ts'
import { Details } from '#ui/details/details.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { DueTag, StateTag } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'
import { dueTag, isRevoked, momentWords, stateTone, toneOf } from './track-words.ts'

type Told = { ui: Ui; dossier: TrackedDossier; now: Date }

/** The one sentence that people come for, who has the dossier, and by when. */
export function WhereNow({ ui, dossier, now }: Told) {
  const { t } = ui
  const tag = dueTag(ui, dossier, now)
  // While it is the resident's turn, nobody at the office has to apologise.
  const theirs = dossier.state !== 'waiting_supplement' && dossier.state !== 'waiting_payment'
  const late = theirs && dossier.standing === 'overdue' && dossier.finishedAt === null
  return (
    <section class="mc-where" data-color={toneOf(dossier)}>
      <p class="mc-where-what">{dossier.procedure.name}</p>
      <h1 class="ds-heading" data-size="md">
        {dossier.sentence}
      </h1>
      <p class="mc-row mc-gap-xs">
        <StateTag label={dossier.stateName} tone={isRevoked(dossier) ? 'neutral' : stateTone[dossier.state]} />
        {isRevoked(dossier) && <StateTag label={t('dossiers.state.result_revoked.name')} tone="danger" />}
        {tag && <DueTag ui={ui} {...tag} />}
      </p>
      {dossier.passedOn && (
        <p>
          {t('dossiers.track.passed_on', {
            from: dossier.passedOn.from,
            to: dossier.passedOn.to,
            date: formatDay(new Date(dossier.passedOn.at)),
          })}
        </p>
      )}
      <SummaryList
        ui={ui}
        rows={[
          ...(dossier.holder ? [{ key: t('dossiers.track.holder'), value: <Holder ui={ui} dossier={dossier} /> }] : []),
          ...dueRows(ui, dossier),
          { key: t('dossiers.track.code'), value: <span class="mc-where-code">{dossier.trackingCode}</span> },
        ]}
      />
      {late && (
        <Notice tone="warning">
          <p>{t('dossiers.track.late_sorry')}</p>
        </Notice>
      )}
      <Why ui={ui} dossier={dossier} />
    </section>
  )
}

function Holder({ ui, dossier: { holder, state } }: Omit<Told, 'now'>) {
  if (!holder) return null
  const words = ui.t('dossiers.track.holder_role', { role: holder.roleName, unit: holder.unit })
  const waits = state === 'waiting_supplement' || state === 'waiting_payment'
  return (
    <Stack gap="xs">
      {waits && (
        <strong class="mc-where-line">
          <Icon name="user" /> {ui.t('dossiers.track.your_turn')}
        </strong>
      )}
      <span class="mc-where-line">
        <Icon name="building" /> {words}
      </span>
    </Stack>
  )
}

function dueRows(ui: Ui, { dueAt, finishedAt, state }: TrackedDossier) {
  const { t } = ui
  const due = (value: string) => ({ key: t('dossiers.track.due'), value: <strong>{value}</strong> })
  const rows = dueAt
    ? [due(momentWords(ui, dueAt))]
    : state === 'submitted'
      ? [{ key: t('dossiers.track.due'), value: t('dossiers.track.due_none') }]
      : []
  return finishedAt ? [...rows, { key: t('dossiers.track.finished'), value: momentWords(ui, finishedAt) }] : rows
}

/** The arithmetic of the date, sentence by sentence: nobody has to take it on trust. */
function Why({ ui, dossier: { explanation } }: Omit<Told, 'now'>) {
  if (explanation.length === 0) return null
  return (
    <Details summary={ui.t('dossiers.track.why')} id="why">
      <ol class="mc-count-up">
        {explanation.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ol>
    </Details>
  )
}
