import { page } from '#kernel/http/page.ts'
import { ConfirmForm } from '#ui/dialog/dialog.tsx'
import { Page } from '#ui/page/page.tsx'
import type { DraftSummary } from '../draft.schema.ts'
import { removeDraft } from '../operations/delete-draft.ts'
import { getDraftSummary } from '../operations/get-draft.ts'
import { draftPath, withDraft } from './parts/draft-access.ts'

/** The draft itself has no page: it leads to where one goes on. */
export const draftOpenPage = page({
  path: '/drafts/:draft',
  load: (p) =>
    withDraft<null>(p, async (id) => p.redirect(draftPath(id, (await p.run(getDraftSummary, { draft: id })).next))),
  view: () => <></>,
})

/** Asks before a draft is deleted, and says what goes. */
export const draftDeletePage = page<DraftSummary>({
  path: '/drafts/:draft/delete',
  load: (p) => withDraft(p, async (draft) => (await p.run(getDraftSummary, { draft })).draft),
  view: (draft, ui) => (
    <Page ui={ui} title={ui.t('applications.delete.title')} width="form" noIndex>
      <ConfirmForm
        ui={ui}
        action="delete"
        confirm={ui.t('applications.delete.confirm')}
        cancelHref={`/drafts/${draft.id}`}
        danger
      >
        <p>
          {ui.t(draft.submitted ? 'applications.delete.sent' : 'applications.delete.unsent', {
            procedure: draft.procedure.name,
          })}
        </p>
      </ConfirmForm>
    </Page>
  ),
  actions: {
    async delete(p) {
      await p.run(removeDraft, { draft: p.params['draft'] ?? '' })
      return p.redirect('/drafts', { id: 'applications.flash.deleted' })
    },
  },
})
