import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { addDays } from '#kernel/i18n/format.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { endSubstitution } from '../operations/end-substitution.ts'
import { listSubstitutionChoices } from '../operations/list-substitution-choices.ts'
import { listSubstitutions } from '../operations/list-substitutions.ts'
import { nameSubstitute } from '../operations/name-substitute.ts'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { SubstitutionForm } from './parts/substitution-form.tsx'
import { SubstitutionTable } from './parts/substitution-table.tsx'

export const SUBSTITUTIONS = '/desk/admin/substitutions'
export const OWN_SUBSTITUTIONS = '/account/substitutions'

type View = 'mine' | 'units'
type Data = Awaited<ReturnType<typeof loadList>>

const loadList = async (p: PageRequest, view: View) => ({
  view,
  ...(await p.run(listSubstitutions, { view, cursor: p.query.get('after') ?? '' })),
  choices: await p.run(listSubstitutionChoices, { view }),
})

const actionsFor = (path: string) => ({
  async name(p: PageRequest, form: FormPost) {
    const permissions = form.text('only') === 'some' ? ticked(form, 'may.') : undefined
    await p.run(nameSubstitute, {
      positions: ticked(form, 'position.'),
      substitute: form.text('substitute'),
      ...(permissions && { permissions }),
      from: form.text('from').trim() === '' ? '' : momentOf(form.text('from'), form.text('fromTime') || '00:00'),
      to: endOf(form),
      reason: form.text('reason'),
    })
    return p.redirect(path, { id: 'identity.substitution.named' })
  },
  async end(p: PageRequest, form: FormPost) {
    await p.run(endSubstitution, { id: form.text('id') })
    return p.redirect(path, { id: 'identity.substitution.ended' })
  },
})

const ticked = (form: FormPost, prefix: string): string[] =>
  Object.keys(form.all)
    .filter((name) => name.startsWith(prefix) && form.text(name) === 'yes')
    .map((name) => name.slice(prefix.length).replace('.', ':'))

// What is no date or time goes on as typed, and the operation says so at its field.
function momentOf(date: string, time: string): string {
  const day = readDate(date)
  return day === undefined ? date : `${day}T${time}:00+07:00`
}

/** Without a time the last day counts whole. */
function endOf(form: FormPost): string {
  const time = form.text('toTime')
  const day = readDate(form.text('to'))
  if (time !== '' || day === undefined) return momentOf(form.text('to'), time)
  return addDays(new Date(`${day}T00:00:00+07:00`), 1).toISOString()
}

/** Who stands in for whom at the units that one administers. */
export const substitutionsPage = page<Data>({
  path: SUBSTITUTIONS,
  load: (p) => loadList(p, 'units'),
  view: (data, ui, form) => (
    <DeskPage
      ui={ui}
      title={ui.t('identity.substitution.title')}
      lead={ui.t('identity.substitution.lead')}
      hasErrors={form.error !== undefined}
    >
      <Substitutions data={data} ui={ui} form={form} />
    </DeskPage>
  ),
  actions: actionsFor(SUBSTITUTIONS),
})

/** One's own: who stands in for me, and for whom I stand in. */
export const ownSubstitutionsPage = page<Data>({
  path: OWN_SUBSTITUTIONS,
  load: (p) => loadList(p, 'mine'),
  view: (data, ui, form) => (
    <AccountPage
      ui={ui}
      title={ui.t('identity.substitution.title')}
      lead={ui.t('identity.substitution.own_text')}
      hasErrors={form.error !== undefined}
    >
      <Substitutions data={data} ui={ui} form={form} />
    </AccountPage>
  ),
  actions: actionsFor(OWN_SUBSTITUTIONS),
})

function Substitutions({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = (key: string) => ui.t(`identity.substitution.${key}`)
  return (
    <Stack gap="lg">
      <FormProblems ui={ui} form={form} title={ui.t('identity.admin.failed')} />
      {data.items.length > 0 ? (
        <SubstitutionTable ui={ui} items={data.items} />
      ) : (
        <EmptyState title={words('none')} text={words('none_text')} />
      )}
      <Pagination ui={ui} {...(data.next && { next: data.next })} />
      {data.choices.positions.length > 0 && (
        <Section title={words('name_title')} id="name">
          <SubstitutionForm ui={ui} form={form} choices={data.choices} />
        </Section>
      )}
    </Stack>
  )
}
