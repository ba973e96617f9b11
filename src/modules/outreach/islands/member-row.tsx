import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { LinkButton, Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import { ageOn, birthdayWithin, dialled, spanOf, type BranchMember, type ListName, type Span } from '../branch.rules.ts'
import { to, type Here } from './branch-page.tsx'

type OfMember = { ui: Ui; member: BranchMember }

const Who = ({ member }: Pick<OfMember, 'member'>) => <span class="ds-sr-only"> {member.name}</span>

/** Call, text, Zalo: what a thumb reaches first. Without a number nothing is offered that would not work. */
export function CallButtons({ ui, member }: OfMember) {
  return (
    <>
      <CallButton ui={ui} member={member} />
      <WriteButtons ui={ui} member={member} />
    </>
  )
}

function CallButton({ ui, member }: OfMember) {
  if (member.phone === null) return null
  return (
    <LinkButton href={`tel:${member.phone}`} icon="phone" variant="secondary">
      {ui.t('outreach.do.call')}
      <Who member={member} />
    </LinkButton>
  )
}

function WriteButtons({ ui, member }: OfMember) {
  if (member.phone === null) return null
  return (
    <>
      <LinkButton href={`sms:${member.phone}`} icon="mail" variant="secondary">
        {ui.t('outreach.do.text')}
        <Who member={member} />
      </LinkButton>
      <LinkButton href={`https://zalo.me/${dialled(member.phone)}`} variant="secondary" rel="noreferrer">
        {ui.t('outreach.do.zalo')}
        <Who member={member} />
      </LinkButton>
    </>
  )
}

type RowProps = {
  here: Here
  member: BranchMember
  today: string
  formKey: string
  list: ListName
  span?: Span
  back: string
}

/** One member in a list: who she is, what is short to say of her, the call, and what this list is for; the rest unfolds. */
export function MemberRow(props: RowProps) {
  const { here, member, today, list, span } = props
  const { ui } = here
  const path = to(here, `/members/${member.id}`)
  const visited = <VisitedForm {...props} />
  const dues = member.owed > 0 && <ToForm ui={ui} member={member} path={path} form="dues" />
  const first = list === 'dues' ? dues : list === 'visit' || list === 'unseen' ? visited : false
  return (
    <li class="mc-contact">
      <div>
        <h2 class="mc-contact-name">
          <a class="ds-link" href={path}>
            {member.name}
          </a>
        </h2>
        <p class="mc-hint">{facts(ui, member, today, span).join(' · ')}</p>
        <Tags ui={ui} member={member} />
      </div>
      <div class="mc-contact-do">
        <CallButton ui={ui} member={member} />
        {first}
        <details class="mc-contact-more">
          <summary class="ds-button" data-variant="tertiary">
            {ui.t('outreach.do.more')}
            <Who member={member} />
            <Icon name="chevron-down" size="sm" />
          </summary>
          <div class="mc-thumbs">
            <WriteButtons ui={ui} member={member} />
            {first !== visited && visited}
            <ToForm ui={ui} member={member} path={path} form="note" />
            {first !== dues && dues}
          </div>
        </details>
      </div>
    </li>
  )
}

function VisitedForm({ here, member, today, formKey, back }: RowProps) {
  const { ui } = here
  return (
    <Form
      ui={ui}
      action="visit"
      to={to(here, `/members/${member.id}`)}
      layout="row"
      hidden={{ key: `${formKey}-v-${member.id}`.slice(0, 100), on: today, back }}
    >
      <Button variant="secondary" icon="check">
        {ui.t('outreach.do.visited')}
        <Who member={member} />
      </Button>
    </Form>
  )
}

/** The way to a form of her page. */
function ToForm({ ui, member, path, form }: OfMember & { path: string; form: 'dues' | 'note' }) {
  return (
    <LinkButton href={`${path}#${form}`} icon={form === 'dues' ? 'money' : 'edit'} variant="secondary">
      {ui.t(`outreach.do.${form}`)}
      <Who member={member} />
    </LinkButton>
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
