import { csvLine } from '#kernel/http/csv.ts'
import { page, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { HeldRightData } from '../held-rights.schema.ts'
import { listPermissions } from '../operations/get-role.ts'
import { listPositionChoices } from '../operations/list-position-choices.ts'
import { rightsOf, whoMay } from '../operations/who-may.ts'
import { RightsTable, rightsColumns } from './parts/rights-table.tsx'

export const WHO_MAY = '/desk/admin/who-may'

type Choice = { value: string; label: string }
type Data = {
  units: Choice[]
  permissions: Choice[]
  unit: string
  permission: string
  login: string
  on: string
  title: string | undefined
  items: HeldRightData[]
  partial: boolean
  missing: boolean
}

async function load(p: PageRequest): Promise<Data> {
  const { units } = await p.run(listPositionChoices, {})
  const { items } = await p.run(listPermissions, {})
  const permissions = items.map(({ permission, label }) => ({ value: permission, label }))
  const asked = (name: string) => p.query.get(name)?.trim().slice(0, 100) ?? ''
  const on = readDate(asked('on')) ?? civilDate(p.now)
  const filter = { unit: asked('unit'), permission: asked('permission'), login: asked('login').toLowerCase(), on }
  return { units, permissions, ...filter, ...(await answer(p, filter)) }
}

type Answer = Pick<Data, 'title' | 'items' | 'partial' | 'missing'>

/** One of the two questions: what a person could do, or who may do it at a unit. */
async function answer(
  p: PageRequest,
  { unit, permission, login, on }: Omit<Data, keyof Answer | 'units' | 'permissions'>,
) {
  const none: Answer = { title: undefined, items: [], partial: false, missing: false }
  if (login === '' && unit === '') return none
  try {
    if (login !== '') {
      const { name, items, partial } = await p.run(rightsOf, { login, on })
      return { title: name, items, partial, missing: false }
    }
    const { unitName, items } = await p.run(whoMay, { unit, permission, on })
    return { title: unitName, items, partial: false, missing: false }
  } catch (error) {
    const { kind } = error as { kind?: string }
    if (kind !== 'invalid' && kind !== 'not_found') throw error
    return { ...none, missing: true }
  }
}

/** Who may do what here, and why; what could this person do on that day. */
export const whoMayPage = page<Data>({ path: WHO_MAY, load, view: (data, ui) => <WhoMay data={data} ui={ui} /> })

/** The same as a file for a spreadsheet. */
export const whoMayFilePage = page({
  path: `${WHO_MAY}/csv`,
  async load(p) {
    const { items, on } = await load(p)
    const columns = rightsColumns(p.t)
    const lines = [columns.map(({ label }) => label), ...items.map((item) => columns.map(({ text }) => text(item)))]
    return new Response(`\uFEFF${lines.map(csvLine).join('')}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="quyen-${on}.csv"`,
        'cache-control': 'no-store',
      },
    })
  },
  view: () => <></>,
})

function WhoMay({ data, ui }: { data: Data; ui: PageUi }) {
  const words = (key: string, params?: Record<string, unknown>) => ui.t(`identity.who_may.${key}`, params)
  const { unit, permission, login, on } = data
  const query = new URLSearchParams({ ...(login ? { login } : { unit, permission }), on }).toString()
  return (
    <DeskPage ui={ui} title={words('title')} lead={words('lead')}>
      <Stack gap="lg">
        <FilterBar label={words('by_unit')} action={WHO_MAY}>
          <Select
            ui={ui}
            name="unit"
            label={words('unit')}
            value={unit}
            options={data.units}
            empty={words('choose_unit')}
          />
          <Select
            ui={ui}
            name="permission"
            label={words('permission')}
            value={permission}
            options={data.permissions}
            empty={words('any_permission')}
          />
          <DateField ui={ui} name="on" label={words('on')} value={on} />
          <Button variant="secondary">{words('show')}</Button>
        </FilterBar>
        <PersonFilter ui={ui} login={login} on={on} />
        {data.missing && <EmptyState title={words('missing')} text={words('missing_text')} />}
        {data.title !== undefined && (
          <Section title={words(login ? 'answer_person' : 'answer_unit', { name: data.title })} id="answer">
            {data.partial && (
              <Notice>
                <p>{words('partial')}</p>
              </Notice>
            )}
            {data.items.length === 0 ? (
              <p>{words('nobody')}</p>
            ) : (
              <>
                <RightsTable ui={ui} items={data.items} />
                <LinkButton href={`${WHO_MAY}/csv?${query}`} variant="secondary" icon="download" download>
                  {words('download')}
                </LinkButton>
              </>
            )}
          </Section>
        )}
      </Stack>
    </DeskPage>
  )
}

/** Ids differ from those of the form above: both ask for a day. */
function PersonFilter({ ui, login, on }: { ui: PageUi; login: string; on: string }) {
  const words = (key: string) => ui.t(`identity.who_may.${key}`)
  return (
    <FilterBar label={words('by_person')} action={WHO_MAY} hidden={{ on }}>
      <Field
        ui={ui}
        name="login"
        label={words('login')}
        description={words('login_hint')}
        value={login}
        autocomplete="off"
        spellcheck={false}
        maxlength={40}
      />
      <Button variant="secondary">{words('show')}</Button>
    </FilterBar>
  )
}
