import { LinkButton } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import type { Ui } from '#ui/ui.ts'
import { DESK, desk } from './dossier-words.tsx'
import type { Asked } from './inbox-query.ts'

/** Nothing to do is good news; nothing found says what to try. */
export function InboxEmpty({ ui, asked, filtered }: { ui: Ui; asked: Asked; filtered: boolean }) {
  const words = desk(ui)
  if (!filtered) return <EmptyState title={words(`empty.${asked.view}`)} text={words(`empty.${asked.view}_text`)} />
  const everywhere = `${DESK}?${new URLSearchParams({ view: 'unit', ...(asked.q && { q: asked.q }) }).toString()}`
  const actions = (
    <>
      {asked.q !== '' && asked.view !== 'unit' && (
        <LinkButton href={everywhere}>{words('empty.whole_office')}</LinkButton>
      )}
      <LinkButton href={`${DESK}?view=${asked.view}`} variant="secondary">
        {words('filter.clear')}
      </LinkButton>
    </>
  )
  return (
    <EmptyState
      illustration="not-found"
      title={words('empty.found')}
      text={words('empty.found_text')}
      actions={actions}
    />
  )
}
