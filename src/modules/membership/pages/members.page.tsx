import { holds } from '#kernel/access/actor.ts'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { StateTag, Tag } from '#ui/tag/tag.tsx'
import type { z } from 'zod'
import { ADMIT, WRITE } from '../member.policy.ts'
import { MEMBER_KINDS } from '../member.rules.ts'
import { LIST_STATES, type MemberRow, type Members, type UnitChoices } from '../member.schema.ts'
import { listMembers } from '../operations/list-members.ts'
import { listUnitChoices } from '../operations/list-unit-choices.ts'
import { printCards } from '../operations/print-cards.ts'
import { Filters, type Filter } from './parts/member-filters.tsx'
import { memberColumns } from './parts/member-columns.tsx'
import { MEMBERS, say, stateTone } from './parts/member-words.ts'
import { isStanding, mayCall, PhoneLink } from './parts/phone-link.tsx'

type Data = {
  filter: Filter
  found: z.output<typeof Members>
  units: UnitChoices
  can: { register: boolean; admit: boolean; call: boolean }
}

const PAGE = 30

const oneOf = <V extends string>(values: readonly V[], text: string | null): V | '' =>
  values.find((value) => value === text) ?? ''

/** Members of one's own units, by given name; the filter stands in the address and can be shared. */
export const membersPage = page<Data>({
  path: MEMBERS,
  async load(p) {
    const filter = {
      q: (p.query.get('q') ?? '').slice(0, 100),
      unit: p.query.get('unit') ?? '',
      kind: oneOf(MEMBER_KINDS, p.query.get('kind')),
      state: oneOf(LIST_STATES, p.query.get('state')) || 'standing',
    } as const
    const found = await p.run(listMembers, { ...filter, cursor: p.query.get('after') ?? '', limit: PAGE })
    const units = await p.run(listUnitChoices, {})
    const can = { register: holds(p.actor, WRITE), admit: holds(p.actor, ADMIT), call: mayCall(p.actor) }
    return { filter, found, units, can }
  },
  actions: {
    async cards(p, form) {
      return fileAnswer(await p.run(printCards, { members: form.texts('member'), unit: form.text('unit') }), 'print')
    },
  },
  view: (data, ui, form) => <MembersView data={data} ui={ui} form={form} />,
})

function MembersView({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { filter, found, units, can } = data
  const actions = can.register && (
    <Row>
      <LinkButton href={`${MEMBERS}/applications`} variant="secondary" icon="inbox">
        {words('applications.title')}
      </LinkButton>
      <LinkButton href={`${MEMBERS}/new`} icon="plus">
        {words('new.title')}
      </LinkButton>
    </Row>
  )
  return (
    <DeskPage ui={ui} title={words('list.title')} actions={actions}>
      <Stack gap="md">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        <Filters ui={ui} filter={filter} units={units} />
        {found.items.length === 0 ? (
          <EmptyState title={words('list.none')} text={words('list.none_text')} />
        ) : (
          <>
            <p class="mc-hint" role="status">
              {words(found.count.exactly ? 'list.count' : 'list.count_more', { count: found.count.n })}
            </p>
            <MemberTable ui={ui} items={found.items} call={can.call} />
          </>
        )}
        <Pagination ui={ui} {...(found.next && { next: found.next })} />
        {can.admit && found.items.length > 0 && <Cards ui={ui} filter={filter} items={found.items} />}
      </Stack>
    </DeskPage>
  )
}

function MemberTable({ ui, items, call }: { ui: PageUi; items: readonly MemberRow[]; call: boolean }) {
  const words = say(ui)
  return (
    <Table
      ui={ui}
      caption={words('list.title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        ...memberColumns<MemberRow>(ui, ({ id }) => id),
        {
          key: 'number',
          label: words('number'),
          phone: 'off',
          cell: (one) => <span class="mc-mono">{one.number ?? ''}</span>,
        },
        {
          key: 'state',
          label: words('state_label'),
          phone: 'line',
          // That somebody is what nearly all are is said where there is room.
          cell: (one) => (
            <span class={one.state === 'active' && one.kind === 'ordinary' ? 'mc-wide-only' : 'mc-tags'}>
              <span {...(one.state === 'active' && { class: 'mc-wide-only' })}>
                <StateTag label={words(`state.${one.state}`)} tone={stateTone[one.state]} />
              </span>
              {one.kind !== 'ordinary' && <Tag label={words(`kind.${one.kind}`)} color="accent" />}
            </span>
          ),
        },
        {
          key: 'phone',
          label: words('phone'),
          phone: 'end',
          cell: ({ id, name, phone, state }) =>
            phone !== null &&
            (call && isStanding(state) ? (
              <PhoneLink ui={ui} id={id} name={name} phone={phone} />
            ) : (
              <span class="mc-wide-only">{phone}</span>
            )),
        },
      ]}
    />
  )
}

/** Cards of a whole unit, or of those on this page. */
function Cards({ ui, filter, items }: { ui: PageUi; filter: Filter; items: readonly MemberRow[] }) {
  const words = say(ui)
  return (
    <Form ui={ui} action="cards" layout="row">
      {filter.unit !== '' && <input type="hidden" name="unit" value={filter.unit} />}
      {filter.unit === '' && items.map(({ id }) => <input type="hidden" name="member" value={id} />)}
      <Button variant="secondary" icon="print">
        {words(filter.unit === '' ? 'list.print_page' : 'list.print_unit')}
      </Button>
    </Form>
  )
}
