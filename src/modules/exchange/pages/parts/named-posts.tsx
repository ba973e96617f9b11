import type { PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { ImportPost } from '../../exchange.schema.ts'

export type Posts = { items: readonly ImportPost[]; next: string | null }

/** People whose row names a post: the sheet says neither term nor how she came to it, so each is entered by a cadre. */
export function NamedPosts({ ui, id, posts: { items, next } }: { ui: PageUi; id: string; posts: Posts }) {
  const { t } = ui
  if (items.length === 0 && next === null && ui.query['after'] === undefined) return null
  const people = new Set(items.map(({ member }) => member)).size
  const open = items.filter(({ held, meant }) => meant !== null && !held).length
  const whole = next === null && ui.query['after'] === undefined
  return (
    <Section title={t('exchange.posts.title')} id="posts">
      {whole && <p>{t('exchange.posts.found', { people, open })}</p>}
      <p class="mc-hint">{t('exchange.posts.text')}</p>
      <Table
        ui={ui}
        caption={t('exchange.posts.title')}
        rows={items}
        rowKey={({ row, words }) => `${row} ${words}`}
        columns={[
          {
            key: 'name',
            label: t('exchange.field.name'),
            head: true,
            cell: ({ member, name }) => <a href={`/desk/members/${member}`}>{name}</a>,
          },
          { key: 'words', label: t('exchange.posts.words'), cell: ({ words }) => words },
          {
            key: 'meant',
            label: t('exchange.posts.meant'),
            cell: ({ meant }) => (meant ? `${meant.kind}, ${meant.unit}` : t('exchange.posts.unknown')),
          },
          { key: 'holds', label: t('exchange.posts.holds'), cell: ({ holds }) => holds.join('; ') || '–' },
          { key: 'do', label: t('exchange.posts.do'), cell: (post) => <ToDo ui={ui} id={id} post={post} /> },
        ]}
      />
      <Pagination ui={ui} {...(next && { next })} />
    </Section>
  )
}

function ToDo({ ui, id, post }: { ui: PageUi; id: string; post: ImportPost }) {
  const { t } = ui
  if (post.held) return <StateTag label={t('exchange.posts.held')} tone="success" />
  if (!post.may) return <>{t('exchange.posts.may_not')}</>
  const query = new URLSearchParams({ named: post.words, import: id }).toString()
  return (
    <LinkButton href={`/desk/members/${post.member}/posts?${query}#appoint`} variant="secondary" size="sm">
      {t('exchange.posts.enter')}
      <span class="ds-sr-only"> {`${post.name}: ${post.words}`}</span>
    </LinkButton>
  )
}
