import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { parseCitizenCard, readBirth } from '../citizen-card.rules.ts'
import { personErrors } from '../person.errors.ts'
import type { PersonView } from '../person.schema.ts'
import { correctPerson } from '../operations/correct-person.ts'
import { getPerson } from '../operations/get-person.ts'
import { listResidenceUnits } from '../operations/list-residence-units.ts'
import { registerPerson } from '../operations/register-person.ts'
import { NEW_PHONES, PersonForm, PHONE_KINDS, type PersonValues, type UnitChoice } from './parts/person-form.tsx'
import { birthOf, PEOPLE, personPath, say } from './parts/person-words.ts'

type Data = { person: PersonView | undefined; units: UnitChoice[]; values: PersonValues }

const load = async (p: PageRequest): Promise<Data> => {
  const id = p.params['person']
  const person = id === undefined ? undefined : await p.run(getPerson, { person: id })
  const { items: units } = await p.run(listResidenceUnits, {})
  return { person, units, values: person ? valuesOf(person) : onlyUnit(units) }
}

// Numbers stand masked on her page; here they are left as they are unless new ones are typed.
const valuesOf = (person: PersonView): PersonValues => ({
  name: person.name,
  otherNames: person.otherNames.join(', '),
  sex: person.sex ?? '',
  birth: birthOf(person),
})
const onlyUnit = (units: readonly UnitChoice[]): PersonValues => {
  const [one, ...others] = units
  return one && others.length === 0 ? { unit: one.code } : {}
}

/** What the code of her card says, in the fields; the rest stays as typed. */
async function scan(p: PageRequest, form: FormPost): Promise<{ show: Data }> {
  const data = await load(p)
  const card = parseCitizenCard(form.text('card'))
  if (!card) throw personErrors.badCode()
  const { nationalId, oldId, name, birthDate, sex, address } = card
  const read = {
    name,
    nationalId,
    oldId,
    birth: birthOf({ birthDate, birthYear: null }),
    sex: sex ?? '',
    line: address,
  }
  const given = Object.entries(read).filter(([, value]) => value !== '')
  return { show: { ...data, values: { ...data.values, ...form.all, ...Object.fromEntries(given), card: '' } } }
}

/** What the form says, as the operations take it. Throws on the field that cannot be read. */
function inputOf(form: FormPost) {
  const birth = readBirth(form.text('birth'))
  if (!birth) throw personErrors.badBirth('birth')
  return {
    name: form.text('name'),
    otherNames: form
      .text('otherNames')
      .split(',')
      .filter((name) => name.trim() !== ''),
    sex: form.text('sex') as 'female' | undefined,
    ...(birth.birthDate === null ? { birthYear: birth.birthYear ?? undefined } : { birthDate: birth.birthDate }),
    nationalId: form.text('nationalId'),
    oldId: form.text('oldId'),
  }
}

/** The phones typed: one or two, each with whose it is. */
const phonesIn = (form: FormPost) =>
  NEW_PHONES.map((name) => ({
    phone: form.text(name),
    kind: PHONE_KINDS.find((one) => one === form.text(`${name}Kind`)) ?? ('own' as const),
  })).filter(({ phone }) => phone !== '')

/** Registers somebody who lives here. */
export const personNewPage = page<Data>({
  path: `${PEOPLE}/new`,
  load,
  creates: true,
  actions: {
    scan,
    async save(p, form) {
      const address = { unit: form.text('unit'), line: form.text('line') }
      const { id } = await p.run(registerPerson, { ...inputOf(form), phones: phonesIn(form), address })
      return p.redirect(personPath(id), { id: 'people.flash.registered', tone: 'success' })
    },
  },
  view: (data, ui, form) => <EditView data={data} ui={ui} form={form} />,
})

/** Corrects what is known of her; what is left empty of numbers and addresses stays. */
export const personEditPage = page<Data>({
  path: `${PEOPLE}/:person/edit`,
  load,
  actions: {
    scan,
    async save(p, form) {
      const person = p.params['person'] ?? ''
      const unit = form.text('unit')
      await p.run(correctPerson, {
        person,
        version: form.text('version'),
        ...inputOf(form),
        addPhones: phonesIn(form),
        dropPhones: form.texts('dropPhones'),
        ...(unit !== '' && { addresses: [{ unit, line: form.text('line') }] }),
      })
      return p.redirect(personPath(person), { id: 'people.flash.corrected', tone: 'success' })
    },
  },
  view: (data, ui, form) => <EditView data={data} ui={ui} form={form} />,
})

function EditView({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { person, units, values } = data
  const title = person ? words('edit_title', { name: person.name }) : words('register')
  const typed = form.error ? { ...values, ...form.typed } : values
  return (
    <DeskPage
      ui={ui}
      title={title}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: words('title'), href: PEOPLE },
        ...(person ? [{ label: person.name, href: personPath(person.id) }] : []),
        { label: person ? words('edit') : words('register') },
      ]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        {!person && (
          <p class="mc-hint">
            {words('members_elsewhere')} <Link href="/desk/members/new">{words('register_member')}</Link>
          </p>
        )}
        <PersonForm ui={ui} form={form} values={typed} units={units} {...(person && { person })} />
      </Stack>
    </DeskPage>
  )
}
