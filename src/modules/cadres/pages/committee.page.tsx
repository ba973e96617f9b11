import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { getCommittee } from '../operations/get-committee.ts'
import type { Committee } from '../post.schema.ts'
import { CADRES, PostTable, words } from './parts/post-words.tsx'

/** The committee of one unit, today or on any day, and who led it before. */
export const committeePage = page<Committee>({
  path: `${CADRES}/:unit`,
  load(p) {
    const typed = p.query.get('asOf') ?? ''
    return p.run(getCommittee, {
      unit: p.params['unit'] ?? '',
      asOf: readDate(typed) ?? '',
      cursor: p.query.get('after') ?? '',
    })
  },
  view: (committee, ui) => <CommitteeView committee={committee} ui={ui} />,
})

function CommitteeView({ committee, ui }: { committee: Committee; ui: PageUi }) {
  const word = words(ui)
  const { unit, posts, past, vacant, manage } = committee
  return (
    <DeskPage
      ui={ui}
      title={word('committee_of', { unit: unit.name })}
      lead={word('as_of', { day: formatCivilDate(committee.asOf) })}
      breadcrumbs={[
        { label: word('title'), href: CADRES },
        ...unit.above.map(({ code, name }) => ({ label: name, href: `${CADRES}/${code}` })),
        { label: unit.name },
      ]}
      actions={
        <LinkButton href={`${CADRES}?under=${unit.code}`} variant="secondary">
          {word('below_link')}
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <FilterBar label={word('as_of_label')} action={ui.path}>
          <DateField ui={ui} name="asOf" label={word('as_of_label')} value={committee.asOf} />
          <Button variant="secondary">{word('show')}</Button>
        </FilterBar>
        {posts.length === 0 ? (
          <EmptyState title={word('nobody')} text={word('nobody_text')} />
        ) : (
          <PostTable
            ui={ui}
            caption={word('committee')}
            posts={posts}
            columns={['name', 'kind', 'how', 'days', 'term', 'standing']}
          />
        )}
        {vacant.length > 0 && <Vacant ui={ui} vacant={vacant} />}
        {manage && (
          <p>
            {word('appoint_how')} <Link href={`/desk/members?unit=${unit.code}`}>{word('appoint_members')}</Link>
          </p>
        )}
        <Section title={word('past')} id="past">
          {past.length === 0 ? (
            <p>{word('past_none')}</p>
          ) : (
            <PostTable
              ui={ui}
              caption={word('past')}
              posts={past}
              columns={['name', 'kind', 'how', 'days', 'reason']}
            />
          )}
          <Pagination ui={ui} {...(committee.next && { next: committee.next })} />
        </Section>
      </Stack>
    </DeskPage>
  )
}

function Vacant({ ui, vacant }: { ui: PageUi; vacant: Committee['vacant'] }) {
  return (
    <Section title={words(ui)('vacant')}>
      <Row>
        {vacant.map(({ name }) => (
          <Tag label={name} color="warning" icon="user" />
        ))}
      </Row>
    </Section>
  )
}
