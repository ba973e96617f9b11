import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import { deleteRole } from '../operations/delete-role.ts'
import { getRole } from '../operations/get-role.ts'
import { updateRole } from '../operations/update-role.ts'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { readRoleForm, RoleForm } from './parts/role-form.tsx'
import { ROLES_PATH } from './roles.page.tsx'

type Role = Awaited<ReturnType<typeof loadRole>>

const keyOf = (p: PageRequest) => p.params['role'] ?? ''
const loadRole = (p: PageRequest) => p.run(getRole, { role: keyOf(p) })

/** One role: what it may do, in words; changed here for all who hold it, at once. */
export const rolePage = page<Role>({
  path: `${ROLES_PATH}/:role`,
  load: loadRole,
  view: (role, ui, form) => <RoleDetail role={role} ui={ui} form={form} />,
  actions: {
    async save(p, form) {
      const role = await loadRole(p)
      const fixed = role.choices.filter(({ givable }) => !givable).map(({ permission }) => permission)
      const kept = role.permissions.filter((permission) => fixed.includes(permission))
      await p.run(updateRole, { role: role.role, ...readRoleForm(form, kept), version: form.text('version') })
      return p.redirect(`${ROLES_PATH}/${role.role}`, { id: 'identity.roles.saved' })
    },
    async delete(p) {
      await p.run(deleteRole, { role: keyOf(p) })
      return p.redirect(ROLES_PATH, { id: 'identity.roles.deleted' })
    },
  },
})

type ViewProps = { role: Role; ui: PageUi; form: FormState }

function RoleDetail({ role, ui, form }: ViewProps) {
  const words = (key: string, params?: Record<string, unknown>) => ui.t(`identity.roles.${key}`, params)
  return (
    <DeskPage
      ui={ui}
      title={role.name}
      lead={words('people_count', { count: role.people })}
      breadcrumbs={[{ label: words('title'), href: ROLES_PATH }, { label: role.name }]}
      hasErrors={form.error !== undefined}
      actions={
        <LinkButton href={`${ROLES_PATH}/new?from=${role.role}`} variant="secondary">
          {words('copy')}
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('identity.admin.failed')} />
        {role.editable ? <Editing role={role} ui={ui} form={form} /> : <Reading role={role} ui={ui} />}
        {role.deletable && (
          <Details summary={words('delete')}>
            <p>{words('delete_text')}</p>
            <Form ui={ui} action="delete">
              <div>
                <Button color="danger" variant="secondary">
                  {words('delete')}
                </Button>
              </div>
            </Form>
          </Details>
        )}
        <History role={role} ui={ui} />
      </Stack>
    </DeskPage>
  )
}

function Editing({ role, ui, form }: ViewProps) {
  return (
    <>
      {role.people > 0 && (
        <Notice tone="warning" title={ui.t('identity.roles.at_once', { count: role.people })}>
          <p>{ui.t('identity.roles.at_once_text')}</p>
        </Notice>
      )}
      <RoleForm
        ui={ui}
        form={form}
        action="save"
        values={role}
        choices={role.choices}
        hidden={{ version: String(role.version) }}
      />
    </>
  )
}

function Reading({ role, ui }: Omit<ViewProps, 'form'>) {
  const words = (key: string, params?: Record<string, unknown>) => ui.t(`identity.roles.${key}`, params)
  const labels = role.choices.filter(({ permission }) => role.permissions.includes(permission))
  return (
    <>
      <Notice>
        <p>{words('read_only')}</p>
      </Notice>
      <SummaryList
        ui={ui}
        rows={[
          {
            key: words('may'),
            value: (
              <ul>
                {labels.map(({ label }) => (
                  <li>{label}</li>
                ))}
              </ul>
            ),
          },
          { key: words('second_factor'), value: words(role.secondFactor ? 'yes' : 'no') },
        ]}
      />
    </>
  )
}

function History({ role, ui }: Omit<ViewProps, 'form'>) {
  const nameOf = (permission: unknown) =>
    role.choices.find((choice) => choice.permission === permission)?.label ?? String(permission)
  const events = role.events.map((event) => ({
    title: ui.t(`identity.event.${event.type}`),
    when: formatMoment(new Date(event.at)),
    iso: event.at,
    who: event.by,
    text: changeText(ui, event.changes['permissions'], nameOf),
  }))
  if (events.length === 0) return null
  return (
    <Section title={ui.t('identity.admin.history')} id="history">
      <Timeline events={events} label={ui.t('identity.admin.history')} />
    </Section>
  )
}

function changeText(ui: PageUi, change: unknown, nameOf: (permission: unknown) => string): string | undefined {
  const { before, after } = (change ?? {}) as { before?: string[] | null; after?: string[] | null }
  if (!before || !after) return undefined
  const added = after.filter((one) => !before.includes(one)).map(nameOf)
  const removed = before.filter((one) => !after.includes(one)).map(nameOf)
  return [
    ...(added.length > 0 ? [ui.t('identity.roles.added', { list: added.join('; ') })] : []),
    ...(removed.length > 0 ? [ui.t('identity.roles.removed', { list: removed.join('; ') })] : []),
  ].join(' ')
}
