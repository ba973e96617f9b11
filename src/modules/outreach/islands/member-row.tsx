import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { LinkButton, Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import { ageOn, birthdayWithin, dialled, spanOf, type BranchMember, type Span } from '../branch.rules.ts'
import { to, type Here } from './branch-page.tsx'

/** Call, text, Zalo: what a thumb reaches first. Without a number nothing is offered that would not work. */
export function CallButtons({ ui, member }: { ui: Ui; member: BranchMember }) {
  if (member.phone === null) return null
  const who = <span class="ds-sr-only"> {member.name}</span>
  return (
    <>
      <LinkButton href={`tel:${member.phone}`} icon="phone" variant="secondary">
        {ui.t('outreach.do.call')}
        {who}
      </LinkButton>
      <LinkButton href={`sms:${member.phone}`} icon="mail" variant="secondary">
        {ui.t('outreach.do.text')}
        {who}
      </LinkButton>
      <LinkButton href={`https://zalo.me/${dialled(member.phone)}`} variant="secondary" rel="noreferrer">
        {ui.t('outreach.do.zalo')}
        {who}
      </LinkButton>
    </>
  )
}

type RowProps = { here: Here; member: BranchMember; today: string; formKey: string; span?: Span; back: string }

/** One member in a list: who she is, what is short to say of her, and what can be done about it. */
export function MemberRow({ here, member, today, formKey, span, back }: RowProps) {
  const { ui } = here
  const path = `/members/${member.id}`
  return (
    <li class="mc-contact">
      <div>
        <h2 class="mc-contact-name">
          <a class="ds-link" href={to(here, path)}>
            {member.name}
          </a>
        </h2>
        <p class="mc-hint">{facts(ui, member, today, span).join(' · ')}</p>
        <Tags ui={ui} member={member} />
      </div>
      <div class="mc-thumbs">
        <CallButtons ui={ui} member={member} />
        <Form
          ui={ui}
          action="visit"
          to={to(here, path)}
          layout="row"
          hidden={{ key: `${formKey}-v-${member.id}`.slice(0, 100), on: today, back }}
        >
          <Button variant="secondary" icon="check">
            {ui.t('outreach.do.visited')}
            <span class="ds-sr-only"> {member.name}</span>
          </Button>
        </Form>
        <LinkButton href={`${to(here, path)}#note`} icon="edit" variant="secondary">
          {ui.t('outreach.do.note')}
          <span class="ds-sr-only"> {member.name}</span>
        </LinkButton>
        {member.owed > 0 && (
          <LinkButton href={`${to(here, path)}#dues`} icon="money" variant="secondary">
            {ui.t('outreach.do.dues')}
            <span class="ds-sr-only"> {member.name}</span>
          </LinkButton>
        )}
      </div>
    </li>
  )
}

function facts(ui: Ui, member: BranchMember, today: string, span: Span | undefined): string[] {
  const day = span && birthdayWithin(member.born, spanOf(span, today))
  return [
    ...(day && member.born
      ? [ui.t('outreach.fact.birthday', { day: formatCivilDate(day).slice(0, 5), age: ageOn(member.born, day) })]
      : member.born
        ? [ui.t('outreach.fact.born', { year: member.born.slice(0, 4) })]
        : []),
    ...(member.address === '' ? [] : [member.address.split(',')[0] ?? '']),
    ...(member.phone === null && member.phoneMasked !== null ? [member.phoneMasked] : []),
    ui.t(member.seenOn === null ? 'outreach.fact.never_seen' : 'outreach.fact.seen', {
      day: member.seenOn === null ? '' : formatCivilDate(member.seenOn),
    }),
  ]
}

/** What stands out of her: owes, is to be visited, suspended, or something waits on this device. */
export function Tags({ ui, member }: { ui: Ui; member: BranchMember }) {
  const tags = [
    member.owed > 0 && (
      <Tag
        color="warning"
        icon="money"
        label={ui.t('outreach.tag.owes', { amount: formatMoney(member.owed, ui.locale) })}
      />
    ),
    member.marked !== null && (
      <Tag
        color="accent"
        icon="flag"
        label={
          member.marked === '' ? ui.t('outreach.tag.visit') : ui.t('outreach.tag.visit_why', { why: member.marked })
        }
      />
    ),
    member.suspended && <Tag icon="pause" label={ui.t('outreach.tag.suspended')} />,
    member.waits && <Tag color="info" icon="upload" label={ui.t('outreach.tag.waits')} />,
    member.phone === null && member.phoneMasked === null && <Tag icon="phone" label={ui.t('outreach.tag.no_phone')} />,
    member.phoneShared && <Tag icon="users" label={ui.t('outreach.tag.shared_phone')} />,
  ].filter(Boolean)
  return tags.length > 0 ? <p class="mc-row mc-gap-xs">{tags}</p> : null
}
