import { holds } from '#kernel/access/actor.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { parseCitizenCard, readBirth } from '#modules/people/index.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { memberErrors, onField } from '../member.errors.ts'
import { ADMIT } from '../member.policy.ts'
import type { UnitChoices } from '../member.schema.ts'
import { listUnitChoices } from '../operations/list-unit-choices.ts'
import { registerMember } from '../operations/register-member.ts'
import { dayIn, decisionIn, memberPath, MEMBERS, say } from './parts/member-words.ts'
import { RegisterForm } from './parts/register-form.tsx'

type Values = Record<string, string>
type Data = { units: UnitChoices; values: Values; admits: boolean; person: string }

async function load(p: PageRequest): Promise<Data> {
  const units = await p.run(listUnitChoices, {})
  const only = units.items.length === 1 ? (units.items[0]?.code ?? '') : ''
  const values = { unit: p.query.get('unit') ?? only, kind: 'ordinary', 'person.sex': 'female' }
  return { units, values, admits: holds(p.actor, ADMIT), person: p.query.get('person') ?? '' }
}

/** A branch head at the door registers somebody in a minute; the code of her identity card fills most of it in. */
export const memberNewPage = page<Data>({
  path: `${MEMBERS}/new`,
  creates: true,
  load,
  actions: { scan, register },
  view: (data, ui, form) => <NewView data={data} ui={ui} form={form} />,
})

/** What the code of her card says, in the fields; the rest stays as typed. */
async function scan(p: PageRequest, form: FormPost): Promise<{ show: Data }> {
  const data = await load(p)
  const card = parseCitizenCard(form.text('card'))
  if (!card) throw onField('card', memberErrors.badCard)
  const read = {
    'person.name': card.name,
    'person.nationalId': card.nationalId,
    'person.birth': card.birthDate ?? '',
    'person.sex': card.sex ?? '',
    'person.address': card.address,
  }
  const given = Object.entries(read).filter(([, value]) => value !== '')
  return { show: { ...data, values: { ...data.values, ...form.all, ...Object.fromEntries(given), card: '' } } }
}

async function register(p: PageRequest, form: FormPost): Promise<Response> {
  const personId = p.query.get('person') ?? ''
  const birth = readBirth(form.text('person.birth'))
  if (!birth) throw onField('person.birth', memberErrors.badBirth)
  const person = {
    name: form.text('person.name'),
    sex: sexIn(form),
    ...(birth.birthDate === null ? { birthYear: birth.birthYear ?? undefined } : { birthDate: birth.birthDate }),
    nationalId: form.text('person.nationalId'),
    phone: form.text('person.phone'),
    address: form.text('person.address'),
  }
  const decision = decisionIn(form)
  const { id, state } = await p.run(registerMember, {
    ...(personId === '' ? { person } : { personId }),
    unit: form.text('unit'),
    kind: form.text('kind') as 'ordinary',
    joinedOn: dayIn(form, 'joinedOn'),
    number: form.text('number'),
    message: form.text('message'),
    basis: form.text('basis') as 'told',
    ...(decision && { decision }),
  })
  return p.redirect(memberPath(id), {
    id: state === 'applied' ? 'membership.flash.registered' : 'membership.flash.admitted',
    tone: 'success',
  })
}

const sexIn = (form: FormPost) =>
  (['male', 'other'] as const).find((sex) => sex === form.text('person.sex')) ?? ('female' as const)

function NewView({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  return (
    <DeskPage
      ui={ui}
      title={words('new.title')}
      lead={words('new.lead')}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: words('list.title'), href: MEMBERS }, { label: words('new.title') }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        <RegisterForm
          ui={ui}
          form={form}
          values={form.error ? { ...data.values, ...form.typed } : data.values}
          units={data.units}
          admits={data.admits}
          isKnown={data.person !== ''}
        />
      </Stack>
    </DeskPage>
  )
}
