import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { getUnitView } from '#modules/units/index.ts'
import { getOwnPerson } from '../operations/get-person.ts'
import { listOwnCorrections } from '../operations/list-own-corrections.ts'
import { proposeCorrections } from '../operations/propose-corrections.ts'
import type { OwnCorrection } from '../person-correction.schema.ts'
import type { OwnPerson } from '../person.schema.ts'
import { CorrectionForm } from './parts/correction-form.tsx'
import { changedIn, homeOf, placesOf, PROVINCE, valuesOf, type Places, type Values } from './parts/correction-values.ts'

export const OWN_PERSON = '/account/person'
const HERE = `${OWN_PERSON}/correct`

type Data = {
  person: NonNullable<OwnPerson['person']>
  waiting: OwnCorrection[]
  places: Places
  values: Values
}

/** Undefined when there is nothing to correct here: her own page says what she can do instead. */
async function read(p: PageRequest, asked: string): Promise<Data | undefined> {
  const { person } = await p.run(getOwnPerson, {})
  const { route, items } = await p.run(listOwnCorrections, {})
  if (!person || route !== 'office') return undefined
  // A unit that was split is asked for anew; one that goes on as another is filled in.
  const [now, ...others] = homeOf(person)?.today ?? []
  const today = others.length === 0 ? now : undefined
  const waiting = items.filter(({ state }) => state === 'open')
  const unit = today && (await p.run(getUnitView, { code: today.code }))
  const province = /^\d{2}$/.test(asked) ? asked : unit?.path[0]
  return { person, waiting, places: await placesOf(p, province), values: valuesOf(person, today) }
}

/** She changes what is wrong in a form that shows what stands there; an officer of hers decides, field by field. */
export const ownCorrectPage = page<Data>({
  path: HERE,
  creates: true,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${HERE}`)
    return (await read(p, p.query.get('province') ?? '')) ?? p.redirect(OWN_PERSON)
  },
  actions: {
    async send(p, form) {
      await p.run(proposeCorrections, changedIn(form))
      return p.redirect(`${OWN_PERSON}#proposals`, { id: 'people.flash.proposed', tone: 'success' })
    },
    /** The communes of the province chosen; what was typed stays. */
    async communes(p, form) {
      const data = await read(p, form.text(PROVINCE))
      return data ? { show: { ...data, values: { ...data.values, ...form.all } } } : p.redirect(OWN_PERSON)
    },
  },
  view: (data, ui, form) => <Correct data={data} ui={ui} form={form} />,
})

function Correct({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { values, ...rest } = data
  return (
    <AccountPage
      ui={ui}
      title={ui.t('people.correct.title')}
      lead={ui.t('people.correct.lead')}
      width="form"
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('people.own.title'), href: OWN_PERSON }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('people.correct.failed')} />
        <CorrectionForm ui={ui} form={form} {...rest} values={form.error ? { ...values, ...form.typed } : values} />
        <p class="mc-hint">
          {ui.t('people.own.other_text')} <Link href="/account/data/requests">{ui.t('people.own.other_link')}</Link>
        </p>
      </Stack>
    </AccountPage>
  )
}
