import { page, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { listRoles } from '../operations/list-roles.ts'
import type { RoleViewData } from '../role.schema.ts'

export const ROLES_PATH = '/desk/admin/roles'

/** All roles: what each may do in short, and how many people hold it. */
export const rolesPage = page<{ items: RoleViewData[] }>({
  path: ROLES_PATH,
  load: (p) => p.run(listRoles, {}),
  view: ({ items }, ui) => <Roles items={items} ui={ui} />,
})

function Roles({ items, ui }: { items: readonly RoleViewData[]; ui: PageUi }) {
  const words = (key: string, params?: Record<string, unknown>) => ui.t(`identity.roles.${key}`, params)
  const columns: Column<RoleViewData>[] = [
    {
      key: 'name',
      label: words('name'),
      head: true,
      cell: (role) => <Link href={`${ROLES_PATH}/${role.role}`}>{role.name}</Link>,
    },
    { key: 'may', label: words('may'), cell: (role) => words('count', { count: role.permissions.length }) },
    { key: 'people', label: words('people'), cell: (role) => words('people_count', { count: role.people }) },
    { key: 'factor', label: words('second_factor'), cell: (role) => words(role.secondFactor ? 'yes' : 'no') },
  ]
  return (
    <DeskPage
      ui={ui}
      title={words('title')}
      lead={words('lead')}
      actions={
        <LinkButton href={`${ROLES_PATH}/new`} icon="plus">
          {words('create')}
        </LinkButton>
      }
    >
      <Table ui={ui} caption={words('caption')} rows={items} rowKey={(role) => role.role} columns={columns} />
    </DeskPage>
  )
}
