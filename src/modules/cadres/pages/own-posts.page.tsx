import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { LinkCard } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { listOwnPosts } from '../operations/list-own-posts.ts'
import type { OwnPosts } from '../post.schema.ts'
import { daysOf, postPath, StandingTag, words } from './parts/post-words.tsx'

const HERE = '/account/membership/posts'

/** Her posts, and the hand-overs that wait for her: whoever she is, she finds what she has to confirm. */
export const ownPostsPage = page<OwnPosts>({
  path: HERE,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${HERE}`)
    return p.run(listOwnPosts, {})
  },
  view: (data, ui) => <Own data={data} ui={ui} />,
})

function Own({ data, ui }: { data: OwnPosts; ui: PageUi }) {
  const word = words(ui)
  const { posts, handovers } = data
  return (
    <AccountPage
      ui={ui}
      title={word('own.title')}
      breadcrumbs={[{ label: ui.t('membership.own.title'), href: '/account/membership' }]}
    >
      <Stack gap="lg">
        {handovers.length > 0 && (
          <Section title={word('own.handovers')} id="handovers">
            {handovers.map(({ post, kindName, unitName, side, items }) => (
              <LinkCard
                href={`${postPath(post)}#handover`}
                title={`${kindName}, ${unitName}`}
                text={items === 0 ? word('own.other_side') : word(`own.to_confirm_${side}`, { items })}
                icon="check-circle"
              />
            ))}
          </Section>
        )}
        {posts.length === 0 ? (
          <EmptyState title={word('own.none')} text={word('own.none_text')} />
        ) : (
          <Table
            ui={ui}
            caption={word('own.title')}
            rows={posts}
            rowKey={({ id }) => id}
            columns={[
              { key: 'kind', label: word('kind'), head: true, cell: (post) => post.kindName },
              { key: 'unit', label: word('unit'), phone: 'line', cell: (post) => post.unitName },
              { key: 'how', label: word('how_label'), phone: 'line', cell: (post) => word(`how.${post.how}`) },
              { key: 'days', label: word('days'), phone: 'line', cell: (post) => daysOf(ui, post) },
              {
                key: 'decision',
                label: word('field.decisionNumber'),
                phone: 'line',
                cell: ({ decision: { number, on } }) =>
                  number === '' ? '–' : [number, ...(on === null ? [] : [formatCivilDate(on)])].join(', '),
              },
              {
                key: 'standing',
                label: word('standing_label'),
                phone: 'line',
                cell: (post) => <StandingTag ui={ui} post={post} />,
              },
            ]}
          />
        )}
      </Stack>
    </AccountPage>
  )
}
