import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { LinkCard } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { MemberView } from '../member.schema.ts'
import { withdrawApplication } from '../operations/apply-for-membership.ts'
import { ownPath } from '../own-choice.rules.ts'
import { decideTransfer } from '../operations/decide-transfer.ts'
import { getOwnMembership } from '../operations/get-member.ts'
import { MemberHistory } from './parts/member-history.tsx'
import { day, say, stateTone, stateWord } from './parts/member-words.ts'

const HERE = '/account/membership'

/** What she is in the association, for herself: state, card, moving, record, dues. */
export const ownMembershipPage = page<{ items: MemberView[] }>({
  path: HERE,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${HERE}`)
    return p.run(getOwnMembership, {})
  },
  actions: {
    async withdraw(p, form) {
      await p.run(withdrawApplication, { member: form.text('member') })
      return done(p, 'application_withdrawn')
    },
    async stay(p, form) {
      await p.run(decideTransfer, { transfer: form.text('transfer'), decision: 'withdraw' })
      return done(p, 'transfer_withdrawn')
    },
  },
  view: ({ items }, ui, form) => <Own items={items} ui={ui} form={form} />,
})

const done = (p: PageRequest, flash: string) => p.redirect(HERE, { id: `membership.flash.${flash}`, tone: 'success' })

function Own({ items, ui, form }: { items: MemberView[]; ui: PageUi; form: FormState }) {
  const words = say(ui)
  return (
    <AccountPage ui={ui} title={words('own.title')} hasErrors={form.error !== undefined}>
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        {items.length === 0 && (
          <EmptyState
            title={words('own.none')}
            text={words('own.none_text')}
            actions={<LinkButton href="/join">{words('join.title')}</LinkButton>}
          />
        )}
        {items.map((member) => (
          <One ui={ui} member={member} />
        ))}
      </Stack>
    </AccountPage>
  )
}

function One({ ui, member }: { ui: PageUi; member: MemberView }) {
  const words = say(ui)
  const { state, application } = member
  const standing = state === 'active' || state === 'suspended'
  const to = (part: string) => ownPath(`${HERE}/${part}`, member.id)
  return (
    <Section title={member.association.name}>
      <p>
        <StateTag label={words(stateWord(member))} tone={stateTone[state]} />
      </p>
      {application && <Application ui={ui} member={member} application={application} />}
      {member.joinedOn !== null && (
        <SummaryList
          ui={ui}
          rows={[
            { key: words('number'), value: <span class="mc-mono">{member.number}</span> },
            { key: words('unit'), value: member.unit.name },
            { key: words('kind_label'), value: member.kind.name },
            { key: words('joined'), value: day(member.joinedOn) },
            ...(member.endedOn === null ? [] : [{ key: words('ended'), value: day(member.endedOn) }]),
          ]}
        />
      )}
      {standing && (
        <Stack gap="sm">
          <LinkCard href={to('card')} title={words('own.card')} text={words('own.card_text')} icon="qr" />
          <LinkCard href={to('record')} title={words('own.record')} text={words('own.record_text')} icon="file" />
          <LinkCard href={to('dues')} title={words('own.dues')} text={words('own.dues_text')} icon="money" />
          <LinkCard href={`${HERE}/posts`} title={words('own.posts')} text={words('own.posts_text')} icon="stamp" />
        </Stack>
      )}
      {standing && <Moving ui={ui} member={member} />}
      {(state === 'left' || state === 'refused') && application?.state !== 'waiting' && (
        <Row>
          <LinkButton href="/join" variant="secondary">
            {words('own.again')}
          </LinkButton>
        </Row>
      )}
      <h3 class="ds-heading" data-size="xs">
        {words('history.title')}
      </h3>
      <MemberHistory ui={ui} member={member} />
    </Section>
  )
}

type Asked = { application: NonNullable<MemberView['application']> }

function Application({ ui, member, application }: { ui: PageUi; member: MemberView } & Asked) {
  const words = say(ui)
  if (application.state === 'refused')
    return (
      <Notice tone="warning" title={words('own.refused')}>
        <p>{application.refusal}</p>
      </Notice>
    )
  if (application.state !== 'waiting') return null
  return (
    <Notice tone="info" title={words('application.waiting', { at: formatMoment(new Date(application.appliedAt)) })}>
      <p>{words('own.waiting_text', { unit: member.unit.name })}</p>
      {application.mine && (
        <Form ui={ui} action="withdraw" hidden={{ member: member.id }}>
          <Button variant="secondary">{words('own.withdraw')}</Button>
        </Form>
      )}
    </Notice>
  )
}

function Moving({ ui, member }: { ui: PageUi; member: MemberView }) {
  const words = say(ui)
  const open = member.transfers.find((one) => one.state === 'requested' || one.state === 'released')
  const last = member.transfers[0]
  if (!open)
    return (
      <>
        {last?.state === 'refused' && (
          <Notice tone="warning" title={words('own.not_moved', { unit: last.to.name })}>
            <p>{last.refusal}</p>
          </Notice>
        )}
        <p>
          <a class="ds-link" href={ownPath(`${HERE}/move`, member.id)}>
            {words('own.move')}
          </a>
        </p>
      </>
    )
  return (
    <Notice tone="info" title={words('transfer.under_way', { unit: open.to.name })}>
      <p>{words('transfer.due', { on: day(open.dueOn) })}</p>
      {open.can.includes('withdraw') && (
        <Form ui={ui} action="stay" hidden={{ transfer: open.id }}>
          <Button variant="secondary">{words('transfer.withdraw')}</Button>
        </Form>
      )}
    </Notice>
  )
}
