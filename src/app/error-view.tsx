import { errorMessageId, type AppError } from '#kernel/errors/app-error.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Page } from '#ui/page/page.tsx'

/** What stands in place of a page that cannot be shown: what happened, what is kept, what to do. */
export function errorView(error: AppError, ui: PageUi) {
  const missing = error.kind === 'not_found'
  const title = ui.t(missing ? 'app.error.missing' : 'app.error.failed')
  return (
    <Page ui={ui} title={title} noIndex heading={false}>
      <EmptyState
        level={1}
        title={title}
        text={ui.t(errorMessageId(error.code), error.params)}
        illustration={missing ? 'not-found' : 'empty'}
        actions={
          <>
            <LinkButton href="/">{ui.t('app.error.home')}</LinkButton>
            <LinkButton href="/track" variant="secondary">
              {ui.t('app.error.track')}
            </LinkButton>
          </>
        }
      />
    </Page>
  )
}
