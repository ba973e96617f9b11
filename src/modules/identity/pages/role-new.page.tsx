import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field } from '#ui/field/field.tsx'
import { createRole } from '../operations/create-role.ts'
import { getRole, listPermissions } from '../operations/get-role.ts'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { emptyRole, readRoleForm, RoleForm, type PermissionChoice, type RoleValues } from './parts/role-form.tsx'
import { ROLES_PATH } from './roles.page.tsx'

type Data = { values: RoleValues; choices: PermissionChoice[]; copied: string | undefined }

/** A new role, empty or as a copy of another (`?from=`): of that one, what the reader may give. */
export const roleNewPage = page<Data>({
  path: `${ROLES_PATH}/new`,
  async load(p) {
    const { items } = await p.run(listPermissions, {})
    const from = p.query.get('from')
    if (from === null) return { values: emptyRole, choices: items, copied: undefined }
    const role = await p.run(getRole, { role: from })
    const givable = new Set(items.filter((item) => item.givable).map((item) => item.permission))
    const permissions = role.permissions.filter((permission) => givable.has(permission))
    return { values: { ...role, permissions, gives: 'own' }, choices: items, copied: role.name }
  },
  view: (data, ui, form) => <NewRole data={data} ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const { role } = await p.run(createRole, { role: form.text('role'), ...readRoleForm(form) })
      return p.redirect(`${ROLES_PATH}/${role}`, { id: 'identity.roles.created' })
    },
  },
})

function NewRole({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = (key: string, params?: Record<string, unknown>) => ui.t(`identity.roles.${key}`, params)
  return (
    <DeskPage
      ui={ui}
      title={words('create')}
      {...(data.copied !== undefined && { lead: words('copied', { name: data.copied }) })}
      breadcrumbs={[{ label: words('title'), href: ROLES_PATH }, { label: words('create') }]}
      hasErrors={form.error !== undefined}
    >
      <FormProblems ui={ui} form={form} title={ui.t('identity.admin.failed')} />
      <RoleForm ui={ui} form={form} action="default" values={data.values} choices={data.choices}>
        <Field
          ui={ui}
          name="role"
          label={words('key')}
          description={words('key_hint')}
          error={fieldError(ui, form, 'role')}
          value={form.typed['role']}
          width="md"
          maxlength={31}
          autocomplete="off"
          spellcheck={false}
        />
      </RoleForm>
    </DeskPage>
  )
}
