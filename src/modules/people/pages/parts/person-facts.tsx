import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Household, PersonView } from '../../person.schema.ts'
import type { PersonData } from '../person.page.tsx'
import { birthOf, personPath, say } from './person-words.ts'

/** Who she is; numbers masked until somebody asks for them. */
export function Facts({ ui, data }: { ui: PageUi; data: PersonData }) {
  const words = say(ui)
  const { person } = data
  const id = person.nationalId ?? person.oldId
  return (
    <Section title={words('facts')}>
      <SummaryList
        ui={ui}
        rows={[
          { key: words('birth'), value: birthOf(person) || null },
          { key: words('sex'), value: person.sex === null ? null : words(`sex_${person.sex}`) },
          { key: words('phone'), value: <Phones ui={ui} data={data} /> },
          {
            key: words('national_id'),
            value:
              id === null ? null : (
                <>
                  <span class="mc-mono">{id}</span>{' '}
                  <Link href={`${personPath(person.id)}/reveal`}>{words('show_id')}</Link>
                </>
              ),
          },
          ...(person.diedOn ? [{ key: words('died_on'), value: formatCivilDate(person.diedOn) }] : []),
          ...(person.merged > 0
            ? [{ key: words('merged'), value: words('merged_count', { count: person.merged }) }]
            : []),
        ]}
      />
    </Section>
  )
}

function Phones({ ui, data: { person, phones } }: { ui: PageUi; data: PersonData }) {
  const words = say(ui)
  if (person.phones.length === 0) return <span class="mc-hint">{ui.t('ui.summary.none')}</span>
  const kindOf = (kind: string) => (kind === 'own' ? '' : ` (${words(`phone_${kind}`)})`)
  if (phones)
    return (
      <>
        {phones.map(({ phone, kind }) => (
          <div>
            <Link href={`tel:${phone}`}>{phone.replace('+84', '0')}</Link>
            {kindOf(kind)}
          </div>
        ))}
      </>
    )
  return (
    <>
      {person.phones.map(({ masked, kind }) => (
        <div>
          <span class="mc-mono">{masked}</span>
          {kindOf(kind)}
        </div>
      ))}
      <Form ui={ui} action="phones" to={personPath(person.id)} layout="row">
        <Button variant="secondary" icon="phone">
          {words('show_phones')}
        </Button>
      </Form>
    </>
  )
}

/** Units at which she is known: memberships lead to the member's page. */
export function Places({ ui, person }: { ui: PageUi; person: PersonView }) {
  const words = say(ui)
  return (
    <Section title={words('known_at')}>
      <ul>
        {person.places.map(({ source, sourceId, name, number }) => (
          <li>
            {source === 'membership' ? (
              <Link href={`/desk/members/${sourceId}`}>{number === null ? name : `${name}, ${number}`}</Link>
            ) : (
              name
            )}{' '}
            <span class="mc-hint">{words(`by_${source}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Which household, and what she is in it. */
export function HouseholdHead({ ui, household }: { ui: PageUi; household: Household }) {
  const { number, line, unit, relation } = household
  return (
    <p>
      {[number, line, unit.name].filter((part) => part !== null && part !== '').join(', ')}{' '}
      <span class="mc-hint">{say(ui)(`relation_${relation}`)}</span>
    </p>
  )
}

/** With whom she lives; names of people one may not see lead nowhere. */
export function Households({ ui, person }: { ui: PageUi; person: PersonView }) {
  const words = say(ui)
  const writes = person.can.includes('write')
  return (
    <Section title={words('households')}>
      {person.households.length === 0 && <p class="mc-hint">{words('no_household')}</p>}
      {person.households.map((one) => (
        <div class="mc-card mc-stack mc-gap-sm">
          <HouseholdHead ui={ui} household={one} />
          <ul>
            {one.members.map((member) => (
              <li>
                {member.readable ? <Link href={personPath(member.id)}>{member.name}</Link> : words('somebody')}{' '}
                <span class="mc-hint">{words(`relation_${member.relation}`)}</span>
              </li>
            ))}
          </ul>
          {writes && (
            <Form ui={ui} action="leave" hidden={{ household: one.id }} layout="row">
              <Button variant="tertiary">{words('leave_household')}</Button>
            </Form>
          )}
        </div>
      ))}
      {writes && (
        <p>
          <Link href={`${personPath(person.id)}/household`}>{words('join_household')}</Link>
        </p>
      )}
    </Section>
  )
}
