import type { PageUi } from '#kernel/http/page.ts'
import { Timeline } from '#ui/timeline/timeline.tsx'
import type { HistoryEntry, MemberView } from '../../member.schema.ts'
import { day, say } from './member-words.ts'

/** What happened, newest first, with the decision behind it. */
export function MemberHistory({ ui, member }: { ui: PageUi; member: MemberView }) {
  const words = say(ui)
  return (
    <Timeline
      label={words('history.title')}
      events={member.history.map((entry) => ({
        title: titleOf(ui, entry),
        when: day(entry.on),
        iso: entry.on,
        ...(entry.decision && {
          who: words('history.decision', {
            number: entry.decision.number,
            on: day(entry.decision.on),
            signer: entry.decision.signer,
          }),
        }),
        ...(entry.reason && { text: reasonOf(ui, entry.reason) }),
      }))}
    />
  )
}

function titleOf(ui: PageUi, entry: HistoryEntry): string {
  const words = say(ui)
  const unit = entry.unit ?? ''
  if (entry.what === 'state') return words(`history.${entry.state ?? 'active'}`)
  if (entry.what === 'kind') return words('history.kind', { kind: words(`kind.${entry.kind ?? 'ordinary'}`) })
  if (entry.what === 'place') return words(`history.place_${entry.why ?? 'transfer'}`, { unit })
  return words(`history.${entry.what}`, { unit })
}

/** A reason is a word of ours (quit, moved) or what somebody wrote. */
const reasonOf = (ui: PageUi, reason: string) =>
  ['quit', 'moved', 'expelled', 'dead', 'age', 'other'].includes(reason)
    ? ui.t(`membership.end_reason.${reason}`)
    : reason
