import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card, LinkCard } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import type { DraftSummary } from '../draft.schema.ts'
import { listDrafts } from '../operations/list-drafts.ts'
import { keepDraft, listOwnDrafts } from '../operations/list-own-drafts.ts'

type Data = { items: DraftSummary[]; next: string | null; here: DraftSummary[] }

/** Applications that one has begun, on whatever device; and those of this browser that are in no account yet. */
export const ownDraftsPage = page<Data>({
  path: '/account/drafts',
  async load(p) {
    const own = await p.run(listOwnDrafts, { cursor: p.query.get('after') ?? '' })
    const here = p.actor.onBehalfOf ? [] : (await p.run(listDrafts, {})).items
    return { ...own, here: here.filter((draft) => !draft.inAccount && !draft.submitted) }
  },
  view: (data, ui) => <OwnDrafts data={data} ui={ui} />,
  actions: {
    async keep(p, form) {
      await p.run(keepDraft, { draft: form.text('draft') })
      return p.redirect('/account/drafts', { id: 'applications.own.kept' })
    },
  },
})

function OwnDrafts({ data, ui }: { data: Data; ui: PageUi }) {
  const own = (key: string, params?: Record<string, unknown>) => ui.t(`applications.own.${key}`, params)
  const title = ui.actingFor ? own('title_for', { name: ui.actingFor.name }) : own('title')
  return (
    <AccountPage ui={ui} title={title} lead={own('lead')} width="form">
      <Stack gap="md">
        {data.items.length === 0 && (
          <EmptyState
            title={own('none')}
            text={own('none_text')}
            actions={<LinkButton href="/procedures">{own('apply')}</LinkButton>}
          />
        )}
        {data.items.map((draft) => (
          <LinkCard
            href={`/drafts/${draft.id}`}
            title={draft.procedure.name}
            level={2}
            icon={draft.submitted ? 'check-circle' : 'edit'}
            text={words(ui, draft)}
          />
        ))}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
        {data.here.length > 0 && (
          <Section title={own('here')}>
            <p>{own('here_text')}</p>
            {data.here.map((draft) => (
              <Card>
                <h3 class="ds-heading" data-size="2xs">
                  <Link href={`/drafts/${draft.id}`}>{draft.procedure.name}</Link>
                </h3>
                <p class="mc-hint">{words(ui, draft)}</p>
                <Form ui={ui} action="keep" layout="row" hidden={{ draft: draft.id }}>
                  <Button variant="secondary" icon="plus">
                    {own('keep')}
                  </Button>
                </Form>
              </Card>
            ))}
          </Section>
        )}
      </Stack>
    </AccountPage>
  )
}

const words = (ui: PageUi, draft: DraftSummary): string =>
  ui.t(draft.submitted ? 'applications.drafts.sent' : 'applications.drafts.unsent', {
    unit: draft.unit.name,
    at: formatMoment(new Date(draft.updatedAt)),
    until: formatCivilDate(draft.keptUntil),
  })
