import { formatCivilDate } from '#kernel/i18n/format.ts'
import { CopyCode } from '#ui/copy-code/copy-code.tsx'
import { Details } from '#ui/details/details.tsx'
import { Prose } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import type { Ui } from '#ui/ui.ts'
import type { DraftSummary } from '../../draft.schema.ts'

/** That it is kept, until when, and the code that goes on with it elsewhere. */
export function SavedNotice({ ui, draft, open = false }: { ui: Ui; draft: DraftSummary; open?: boolean }) {
  // A representative goes on by her mandate; a code in her hands would open nothing.
  if (ui.actingFor) return <p class="mc-hint">{ui.t('applications.saved.for', { name: ui.actingFor.name })}</p>
  return (
    <Details summary={ui.t('applications.saved.summary', { code: draft.code })} open={open}>
      <CopyCode ui={ui} label={ui.t('applications.saved.code')} code={draft.code} />
      <Prose>
        <p>{ui.t('applications.saved.explain', { date: formatCivilDate(draft.keptUntil) })}</p>
        <p>
          <Link href={`/drafts/${draft.id}/delete`}>{ui.t('applications.saved.delete')}</Link>
        </p>
      </Prose>
    </Details>
  )
}
