import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { Committee } from '#modules/cadres/index.ts'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import type { Ui } from '#ui/ui.ts'

/** Who holds which post on the day, seats that are empty, and where all of it is kept. */
export function UnitPosts({ ui, committee }: { ui: Ui; committee: Committee | null }) {
  if (committee === null || (committee.posts.length === 0 && committee.vacant.length === 0)) return null
  const { posts, vacant, unit } = committee
  return (
    <Section title={ui.t('organisation.posts.title')} id="posts">
      {posts.length === 0 ? (
        <p class="mc-hint">{ui.t('organisation.posts.none')}</p>
      ) : (
        <Table
          ui={ui}
          caption={ui.t('organisation.posts.title')}
          rows={posts}
          rowKey={(post) => post.id}
          columns={[
            {
              key: 'name',
              label: ui.t('organisation.posts.name'),
              head: true,
              cell: (post) => <Link href={`/desk/cadres/posts/${post.id}`}>{post.name}</Link>,
            },
            { key: 'kind', label: ui.t('organisation.posts.kind'), phone: 'line', cell: (post) => post.kindName },
            {
              key: 'from',
              label: ui.t('organisation.posts.from'),
              phone: 'line',
              cell: (post) => formatCivilDate(post.from),
            },
            {
              key: 'term',
              label: ui.t('organisation.posts.termTo'),
              phone: 'off',
              cell: (post) => (post.termTo === null ? '–' : formatCivilDate(post.termTo)),
            },
          ]}
        />
      )}
      {vacant.length > 0 && (
        <p class="mc-hint">
          {ui.t('organisation.posts.vacant', {
            kinds: vacant.map(({ name }) => name.toLocaleLowerCase('vi')).join(', '),
          })}
        </p>
      )}
      <p>
        <Link href={`/desk/cadres/${unit.code}?asOf=${committee.asOf}`}>{ui.t('organisation.posts.more')}</Link>
      </p>
    </Section>
  )
}
