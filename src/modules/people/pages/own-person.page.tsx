import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { LinkButton } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { OwnCorrections } from '../person-correction.schema.ts'
import type { OwnPerson } from '../person.schema.ts'
import { getOwnPerson } from '../operations/get-person.ts'
import { listOwnCorrections } from '../operations/list-own-corrections.ts'
import { withdrawCorrection } from '../operations/propose-corrections.ts'
import { OwnProposals } from './parts/own-corrections.tsx'
import { Addresses } from './parts/person-addresses.tsx'
import { HouseholdHead } from './parts/person-facts.tsx'
import { birthOf, say } from './parts/person-words.ts'

const HERE = '/account/person'
type Person = NonNullable<OwnPerson['person']>
type Data = OwnPerson & OwnCorrections

/** What the office knows of her as a person, what she says is wrong in it, and what became of that. */
export const ownPersonPage = page<Data>({
  path: HERE,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${HERE}`)
    return { ...(await p.run(getOwnPerson, {})), ...(await p.run(listOwnCorrections, {})) }
  },
  actions: {
    async withdraw(p, form) {
      await p.run(withdrawCorrection, { correction: form.text('correction') })
      return p.redirect(`${HERE}#proposals`, { id: 'people.flash.withdrawn', tone: 'success' })
    },
  },
  view: ({ person, ...proposed }, ui, form) => (
    <AccountPage
      ui={ui}
      title={ui.t('people.own.title')}
      lead={ui.t('people.own.lead')}
      hasErrors={form.error !== undefined}
    >
      {person ? (
        <Known ui={ui} form={form} person={person} proposed={proposed} />
      ) : (
        <EmptyState title={ui.t('people.own.none')} text={ui.t('people.own.none_text')} />
      )}
    </AccountPage>
  ),
})

type KnownProps = { ui: PageUi; form: FormState; person: Person; proposed: OwnCorrections }

function Known({ ui, form, person, proposed }: KnownProps) {
  const words = say(ui)
  return (
    <Stack gap="lg">
      <FormProblems ui={ui} form={form} title={ui.t('people.correct.failed')} />
      <Facts ui={ui} person={person} />
      <Wrong ui={ui} route={proposed.route} />
      {proposed.items.length > 0 && <OwnProposals ui={ui} items={proposed.items} />}
      <Addresses ui={ui} person={person} />
      <Section title={words('households')}>
        {person.households.length === 0 && <p class="mc-hint">{words('no_household')}</p>}
        {person.households.map((one) => (
          <div class="mc-card mc-stack mc-gap-sm">
            <HouseholdHead ui={ui} household={one} />
            {one.members.length > 0 && (
              <p>
                {ui.t('people.own.with', {
                  who: one.members.map(({ relation }) => words(`relation_${relation}`)).join('; '),
                })}
              </p>
            )}
          </div>
        ))}
      </Section>
      <Section title={words('known_at')}>
        <ul>
          {person.places.map(({ source, name, number }) => (
            <li>
              {number === null ? name : `${name}, ${number}`} <span class="mc-hint">{words(`by_${source}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Stack>
  )
}

/** Where somebody at her units decides, she changes it here; else the law's way is left, a request about her data. */
function Wrong({ ui, route }: { ui: PageUi; route: OwnCorrections['route'] }) {
  const requests = '/account/data/requests'
  return (
    <Section title={ui.t('people.own.wrong')}>
      {route === 'office' ? (
        <>
          <p>{ui.t('people.own.wrong_text')}</p>
          <div>
            <LinkButton href={`${HERE}/correct`} icon="edit">
              {ui.t('people.own.propose')}
            </LinkButton>
          </div>
          <p class="mc-hint">
            {ui.t('people.own.other_text')} <Link href={requests}>{ui.t('people.own.other_link')}</Link>
          </p>
        </>
      ) : (
        <>
          <p>{ui.t('people.own.request_text')}</p>
          <div>
            <LinkButton href={requests} icon="edit">
              {ui.t('people.own.other_link')}
            </LinkButton>
          </div>
        </>
      )}
    </Section>
  )
}

function Facts({ ui, person }: { ui: PageUi; person: Person }) {
  const words = say(ui)
  const phones = person.phones.map(({ phone, kind }) => (
    <div>
      {phone.replace('+84', '0')} {kind !== 'own' && <span class="mc-hint">{words(`phone_${kind}`)}</span>}
    </div>
  ))
  return (
    <Section title={words('facts')}>
      {person.photo && (
        <img
          src="/api/v1/me/person/photo"
          alt={words('photo_of', { name: person.name })}
          width="160"
          height="200"
          loading="lazy"
        />
      )}
      <SummaryList
        ui={ui}
        rows={[
          { key: words('name'), value: <strong>{person.name}</strong> },
          { key: words('other_names'), value: person.otherNames.join(', ') || null },
          { key: words('birth'), value: birthOf(person) || null },
          { key: words('sex'), value: person.sex === null ? null : words(`sex_${person.sex}`) },
          { key: words('phone'), value: phones.length === 0 ? null : <>{phones}</> },
          { key: words('national_id'), value: person.nationalId && <span class="mc-mono">{person.nationalId}</span> },
        ]}
      />
    </Section>
  )
}
