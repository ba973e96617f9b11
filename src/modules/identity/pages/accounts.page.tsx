import { page, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { AccountViewData } from '../account.schema.ts'
import { listAccounts } from '../operations/list-accounts.ts'

export const ACCOUNTS = '/desk/admin/accounts'

type Listed = { q: string; state: 'active' | 'disabled' | ''; items: AccountViewData[]; next: string | null }

/** The staff of the units that one administers: search, see who holds which role, open one. */
export const accountsPage = page<Listed>({
  path: ACCOUNTS,
  async load(p) {
    const q = p.query.get('q')?.slice(0, 100) ?? ''
    const asked = p.query.get('state')
    const state = asked === 'active' || asked === 'disabled' ? asked : ''
    const cursor = p.query.get('after') ?? ''
    return { q, state, ...(await p.run(listAccounts, { q, state, cursor })) }
  },
  view: (data, ui) => <Accounts data={data} ui={ui} />,
})

function Accounts({ data, ui }: { data: Listed; ui: PageUi }) {
  const admin = (key: string) => ui.t(`identity.admin.${key}`)
  const tab = (state: string, label: string) => {
    const query = new URLSearchParams({ ...(data.q && { q: data.q }), ...(state && { state }) }).toString()
    return { href: query ? `${ACCOUNTS}?${query}` : ACCOUNTS, label: admin(label), active: data.state === state }
  }
  return (
    <DeskPage
      ui={ui}
      title={admin('title')}
      lead={admin('lead')}
      actions={
        <LinkButton href={`${ACCOUNTS}/new`} icon="plus">
          {admin('create')}
        </LinkButton>
      }
    >
      <Stack>
        <SearchBox ui={ui} action={ACCOUNTS} label={admin('search')} value={data.q} />
        <Tabs label={admin('filter')} items={[tab('', 'all'), tab('active', 'active'), tab('disabled', 'disabled')]} />
        {data.items.length > 0 ? <AccountTable ui={ui} items={data.items} /> : <NoAccounts ui={ui} data={data} />}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </DeskPage>
  )
}

function NoAccounts({ data, ui }: { data: Listed; ui: PageUi }) {
  const filtered = data.q !== '' || data.state !== ''
  const admin = (key: string) => ui.t(`identity.admin.${key}`)
  if (!filtered) return <EmptyState title={admin('none')} />
  return (
    <EmptyState
      title={admin('none_found')}
      text={admin('none_found_text')}
      actions={
        <LinkButton href={ACCOUNTS} variant="secondary">
          {admin('show_all')}
        </LinkButton>
      }
    />
  )
}

function AccountTable({ ui, items }: { ui: PageUi; items: readonly AccountViewData[] }) {
  const admin = (key: string) => ui.t(`identity.admin.${key}`)
  return (
    <Table
      ui={ui}
      caption={admin('caption')}
      rows={items}
      rowKey={(account) => account.id}
      columns={[
        {
          key: 'name',
          label: admin('name'),
          head: true,
          cell: (account) => <Link href={`${ACCOUNTS}/${account.login}`}>{account.name}</Link>,
        },
        { key: 'login', label: admin('login'), cell: (account) => account.login },
        { key: 'positions', label: admin('positions'), cell: (account) => <Roles ui={ui} account={account} /> },
        { key: 'state', label: admin('state'), cell: (account) => <AccountState ui={ui} account={account} /> },
      ]}
    />
  )
}

function Roles({ ui, account }: { ui: PageUi; account: AccountViewData }) {
  const current = account.positions.filter((position) => position.standing === 'current')
  if (current.length === 0) return <span class="mc-hint">{ui.t('identity.admin.no_position')}</span>
  return <>{current.map((position) => `${position.roleName}, ${position.unitName}`).join('; ')}</>
}

export function AccountState({ ui, account }: { ui: PageUi; account: Pick<AccountViewData, 'disabledAt'> }) {
  return account.disabledAt === null ? (
    <Tag label={ui.t('identity.admin.active')} color="success" icon="check" />
  ) : (
    <Tag label={ui.t('identity.admin.disabled')} color="danger" icon="close" />
  )
}
