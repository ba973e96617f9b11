import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { StateTag, Tag } from '#ui/tag/tag.tsx'
import type { MemberView } from '../../member.schema.ts'
import { day, say, stateTone, stateWord } from './member-words.ts'
import { PhoneLink } from './phone-link.tsx'

/** What she is and where; her phone and numbers are on her own page, which keeps who looked. */
export function MemberFacts({ ui, member, call }: { ui: PageUi; member: MemberView; call: boolean }) {
  const words = say(ui)
  const { person, state, kind, unit, application } = member
  const born = person.birthDate === null ? person.birthYear : day(person.birthDate)
  return (
    <Stack gap="md">
      <Row>
        <StateTag label={words(stateWord(member))} tone={stateTone[state]} />
        <Tag label={kind.name} color="accent" />
      </Row>
      {application?.state === 'waiting' && (
        <Notice tone="info" title={words('application.waiting', { at: formatMoment(new Date(application.appliedAt)) })}>
          {application.message !== '' && <p>{application.message}</p>}
        </Notice>
      )}
      <SummaryList
        ui={ui}
        rows={[
          { key: words('number'), value: member.number && <span class="mc-mono">{member.number}</span> },
          { key: words('unit'), value: unit.name },
          { key: words('basis_label'), value: words(`basis.${member.basis ?? 'none'}`) },
          { key: words('joined'), value: member.joinedOn && day(member.joinedOn) },
          ...(member.seniorityFrom !== member.joinedOn
            ? [{ key: words('seniority'), value: day(member.seniorityFrom) }]
            : []),
          ...(member.endedOn === null
            ? []
            : [
                {
                  key: words('ended'),
                  value: `${day(member.endedOn)} · ${words(`end_reason.${member.endReason ?? 'other'}`)}`,
                },
              ]),
          { key: words('born'), value: born },
          {
            key: words('phone'),
            value:
              call && person.phone ? (
                <PhoneLink ui={ui} id={member.id} name={person.name} phone={person.phone} />
              ) : (
                person.phone
              ),
          },
          { key: words('person.address'), value: person.address || null },
        ]}
      />
      <div>
        <LinkButton href={`/desk/people/${person.id}`} variant="secondary" icon="user">
          {words('to_person')}
        </LinkButton>
      </div>
    </Stack>
  )
}
