import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { WithAside } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { PersonView } from '../person.schema.ts'
import { correctPerson } from '../operations/correct-person.ts'
import { decideClaim } from '../operations/decide-claim.ts'
import { getPerson } from '../operations/get-person.ts'
import { leaveHousehold } from '../operations/households.ts'
import { setPhoto } from '../operations/person-photo.ts'
import { showPhones } from '../operations/reveal-person.ts'
import { Accounts, Photo } from './parts/person-aside.tsx'
import { Addresses } from './parts/person-addresses.tsx'
import { Facts, Households, Places } from './parts/person-facts.tsx'
import { PEOPLE, personPath, say } from './parts/person-words.ts'

export type PersonData = { person: PersonView; phones?: { phone: string; kind: string }[] }

export const idOf = (p: PageRequest): string => p.params['person'] ?? ''
const back = (p: PageRequest, key: string) =>
  p.redirect(personPath(idOf(p)), { id: `people.flash.${key}`, tone: 'success' })

/** Somebody who is here already lives in one unit of today's map that nobody could know: the officer has asked. */
async function settleAddress(p: PageRequest, form: FormPost) {
  const { addresses } = await p.run(getPerson, { person: idOf(p) })
  const address = addresses.find(({ id }) => id === form.text('address'))
  const unit = address?.today.find(({ code }) => code === form.text('unit'))
  if (address && unit) {
    const { kind, line } = address
    await p.run(correctPerson, { person: idOf(p), addresses: [{ kind, line, unit: unit.code }] })
  }
  return back(p, 'address_settled')
}

/** The page of one person: who she is, where she is known, how to reach her. */
export const personPage = page<PersonData>({
  path: `${PEOPLE}/:person`,
  async load(p) {
    const person = await p.run(getPerson, { person: idOf(p) })
    // A record that was merged leads to the one that goes on.
    return person.id === idOf(p) ? { person } : p.redirect(personPath(person.id))
  },
  maxBody: 6 * 1024 * 1024,
  actions: {
    async phones(p) {
      const person = await p.run(getPerson, { person: idOf(p) })
      return { show: { person, phones: (await p.run(showPhones, { person: idOf(p) })).phones } }
    },
    async photo(p, form) {
      const [file] = form.files('photo')
      const bytes = file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
      await p.run(setPhoto, { person: idOf(p), bytes })
      return back(p, 'photo_set')
    },
    async link(p, form) {
      await p.run(decideClaim, { claim: form.text('claim'), decision: 'link' })
      return back(p, 'linked')
    },
    async refuse(p, form) {
      await p.run(decideClaim, { claim: form.text('claim'), decision: 'refuse' })
      return back(p, 'refused')
    },
    async leave(p, form) {
      await p.run(leaveHousehold, { person: idOf(p), household: form.text('household') })
      return back(p, 'left_household')
    },
    settle: settleAddress,
  },
  view: (data, ui, form) => <PersonPage data={data} ui={ui} form={form} />,
})

function PersonPage({ data, ui, form }: { data: PersonData; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { person } = data
  const writes = person.can.includes('write')
  const edit = writes && (
    <LinkButton href={`${personPath(person.id)}/edit`} variant="secondary" icon="edit">
      {words('edit')}
    </LinkButton>
  )
  return (
    <DeskPage
      ui={ui}
      title={person.name}
      {...(person.otherNames.length > 0 && { lead: person.otherNames.join(', ') })}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: words('title'), href: PEOPLE }, { label: person.name }]}
      actions={edit}
    >
      <FormProblems ui={ui} form={form} title={words('failed')} />
      <WithAside
        aside={
          <>
            <Photo ui={ui} form={form} person={person} />
            <Accounts ui={ui} person={person} />
          </>
        }
      >
        {writes && person.waiting > 0 && (
          <Notice
            title={words('waiting', { count: person.waiting })}
            actions={
              <LinkButton href="/desk/corrections" variant="secondary">
                {words('waiting_link')}
              </LinkButton>
            }
          />
        )}
        <Facts ui={ui} data={data} />
        <Places ui={ui} person={person} />
        <Addresses ui={ui} person={person} />
        <Households ui={ui} person={person} />
      </WithAside>
    </DeskPage>
  )
}
