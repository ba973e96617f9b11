import { page, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { LinkButton } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { OwnPerson } from '../person.schema.ts'
import { getOwnPerson } from '../operations/get-person.ts'
import { Addresses } from './parts/person-addresses.tsx'
import { HouseholdHead } from './parts/person-facts.tsx'
import { birthOf, say } from './parts/person-words.ts'

const HERE = '/account/person'
type Person = NonNullable<OwnPerson['person']>

/** What the office knows of her as a person, and where to ask for a correction. */
export const ownPersonPage = page<OwnPerson>({
  path: HERE,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${HERE}`)
    return p.run(getOwnPerson, {})
  },
  view: ({ person }, ui) => (
    <AccountPage ui={ui} title={ui.t('people.own.title')} lead={ui.t('people.own.lead')}>
      {person ? (
        <Known ui={ui} person={person} />
      ) : (
        <EmptyState title={ui.t('people.own.none')} text={ui.t('people.own.none_text')} />
      )}
    </AccountPage>
  ),
})

function Known({ ui, person }: { ui: PageUi; person: Person }) {
  const words = say(ui)
  return (
    <Stack gap="lg">
      <Facts ui={ui} person={person} />
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
      <Section title={ui.t('people.own.wrong')}>
        <p>{ui.t('people.own.wrong_text')}</p>
        <div>
          <LinkButton href="/account/data/requests" icon="edit">
            {ui.t('people.own.propose')}
          </LinkButton>
        </div>
      </Section>
    </Stack>
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
