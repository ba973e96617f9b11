import { page, type PageUi } from '#kernel/http/page.ts'
import { holds } from '#kernel/access/actor.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { WRITE } from '../person.policy.ts'
import type { FoundPeople } from '../person.schema.ts'
import { searchPeople } from '../operations/search-people.ts'
import { birthOf, PEOPLE, personPath, say } from './parts/person-words.ts'

type Data = { q: string; unit: string; found: FoundPeople; writes: boolean }

/** One box that finds anybody one may see. */
export const peoplePage = page<Data>({
  path: PEOPLE,
  async load(p) {
    const [q, unit] = [p.query.get('q') ?? '', p.query.get('unit') ?? '']
    const found = await p.run(searchPeople, { q, unit, cursor: p.query.get('after') ?? '' })
    return { q, unit, found, writes: holds(p.actor, WRITE) }
  },
  view: (data, ui) => <PeopleView data={data} ui={ui} />,
})

function PeopleView({ data, ui }: { data: Data; ui: PageUi }) {
  const words = say(ui)
  const { q, unit, found, writes } = data
  const register = writes && (
    <LinkButton href={`${PEOPLE}/new`} variant="secondary" icon="plus">
      {words('register')}
    </LinkButton>
  )
  const asked = q !== '' || unit !== ''
  return (
    <DeskPage ui={ui} title={words('title')} lead={words('lead')} actions={register}>
      <Stack gap="lg">
        <SearchBox
          ui={ui}
          action={PEOPLE}
          label={words('search')}
          value={q}
          size="lg"
          {...(unit !== '' && { hidden: { unit } })}
        />
        {!asked && <p class="mc-hint">{words('search_hint')}</p>}
        {found.many && (
          <Notice tone="info" title={words('many')}>
            <p>{words('many_text')}</p>
          </Notice>
        )}
        {asked && found.items.length === 0 ? (
          <EmptyState title={words('none')} text={words('none_text')} />
        ) : (
          found.items.length > 0 && <FoundTable ui={ui} items={found.items} />
        )}
        <Pagination ui={ui} {...(found.next && { next: found.next })} />
      </Stack>
    </DeskPage>
  )
}

function FoundTable({ ui, items }: { ui: PageUi; items: FoundPeople['items'] }) {
  const words = say(ui)
  return (
    <Table
      ui={ui}
      caption={words('title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: words('name'),
          head: true,
          cell: (one) => (
            <>
              <Link href={personPath(one.id)}>{one.name}</Link>
              {one.otherNames.length > 0 && <span class="mc-hint"> ({one.otherNames.join(', ')})</span>}
              {one.diedOn && <Tag label={words('died')} />}
            </>
          ),
        },
        { key: 'birth', label: words('birth'), phone: 'line', cell: birthOf },
        {
          key: 'phone',
          label: words('phone'),
          phone: 'line',
          cell: (one) => <span class="mc-mono">{one.phone ?? ''}</span>,
        },
        {
          key: 'places',
          label: words('known_at'),
          phone: 'line',
          cell: (one) =>
            one.places.map(({ name, number }) => (number === null ? name : `${name} (${number})`)).join('; '),
        },
      ]}
    />
  )
}
