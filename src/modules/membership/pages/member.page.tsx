import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import type { Actor } from '#kernel/access/actor.ts'
import { PartPage } from '#ui/desk-page/part-page.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Section, WithAside } from '#ui/layout/layout.tsx'
import { memberTabs } from '../member-tabs.rules.ts'
import type { MemberView, UnitChoices } from '../member.schema.ts'
import { changeKind } from '../operations/change-kind.ts'
import { correctMembership } from '../operations/correct-membership.ts'
import { decideApplications } from '../operations/decide-applications.ts'
import { decideTransfer } from '../operations/decide-transfer.ts'
import { endMembership } from '../operations/end-membership.ts'
import { getMember } from '../operations/get-member.ts'
import { listUnitChoices } from '../operations/list-unit-choices.ts'
import { printCards, renewCard } from '../operations/print-cards.ts'
import { readmitMember } from '../operations/readmit-member.ts'
import { resumeMember, suspendMember } from '../operations/suspend-member.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { MemberActions } from './parts/member-actions.tsx'
import { MemberFacts } from './parts/member-facts.tsx'
import { MemberHistory } from './parts/member-history.tsx'
import { dayIn, decisionIn, memberPath, MEMBERS, say } from './parts/member-words.ts'
import { isStanding, mayCall } from './parts/phone-link.tsx'

type Data = { member: MemberView; units: UnitChoices; actor: Actor }

const idOf = (p: PageRequest) => p.params['id'] ?? ''
const back = (p: PageRequest, flash: string) =>
  p.redirect(memberPath(idOf(p)), { id: `membership.flash.${flash}`, tone: 'success' })
const shared = (p: PageRequest, form: FormPost) => ({
  member: idOf(p),
  version: form.text('version'),
  on: dayIn(form, 'on'),
})
const decided = (form: FormPost) => {
  const decision = decisionIn(form)
  return decision && { decision }
}

/** One member: what she is, where she was and since when, and what an officer of her unit can do. */
export const memberPage = page<Data>({
  path: `${MEMBERS}/:id`,
  async load(p) {
    const member = await p.run(getMember, { member: idOf(p) })
    const units = member.can.length > 0 ? await p.run(listUnitChoices, {}) : { items: [], cut: false }
    return { member, units, actor: p.actor }
  },
  actions: {
    async admit(p, form) {
      await p.run(decideApplications, { applications: [form.text('application')], outcome: 'admit', ...decided(form) })
      return back(p, 'admitted')
    },
    async refuse(p, form) {
      await p.run(decideApplications, {
        applications: [form.text('application')],
        outcome: 'refuse',
        reason: form.text('reason'),
      })
      return p.redirect(`${MEMBERS}/applications`, { id: 'membership.flash.refused', tone: 'success' })
    },
    async suspend(p, form) {
      await p.run(suspendMember, { ...shared(p, form), reason: form.text('reason') })
      return back(p, 'suspended')
    },
    async resume(p, form) {
      await p.run(resumeMember, { ...shared(p, form), reason: form.text('reason') })
      return back(p, 'resumed')
    },
    async end(p, form) {
      await p.run(endMembership, {
        ...shared(p, form),
        why: form.text('why') as 'quit',
        reason: form.text('reason'),
        ...decided(form),
      })
      return back(p, form.text('why') === 'dead' ? 'died' : 'ended')
    },
    async readmit(p, form) {
      const decision = decisionIn(form) ?? { number: '', on: '', signer: '' }
      await p.run(readmitMember, {
        ...shared(p, form),
        unit: form.text('unit'),
        kind: form.text('kind') as 'ordinary',
        decision,
      })
      return back(p, 'readmitted')
    },
    async kind(p, form) {
      await p.run(changeKind, { ...shared(p, form), kind: form.text('kind') as 'core', ...decided(form) })
      return back(p, 'kind_changed')
    },
    correct,
    async withdraw(p, form) {
      await p.run(decideTransfer, { transfer: form.text('transfer'), decision: 'withdraw' })
      return back(p, 'transfer_withdrawn')
    },
    card: async (p) => fileAnswer(await p.run(printCards, { members: [idOf(p)] }), 'print'),
    async renew(p) {
      await p.run(renewCard, { member: idOf(p) })
      return back(p, 'card_renewed')
    },
  },
  view: (data, ui, form) => <MemberDetail data={data} ui={ui} form={form} />,
})

async function correct(p: PageRequest, form: FormPost): Promise<Response> {
  const unit = form.text('place.unit')
  const place = { unit, from: dayIn(form, 'place.from'), to: dayIn(form, 'place.to') }
  await p.run(correctMembership, {
    member: idOf(p),
    version: form.text('version'),
    reason: form.text('reason'),
    joinedOn: dayIn(form, 'joinedOn'),
    seniorityFrom: dayIn(form, 'seniorityFrom'),
    notEnded: form.text('notEnded') === 'yes',
    ...(unit !== '' && { place }),
  })
  return back(p, 'corrected')
}

function MemberDetail({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { member, units, actor } = data
  const { name } = member.person
  return (
    <PartPage
      ui={ui}
      title={name}
      breadcrumbs={[{ label: words('list.title'), href: MEMBERS }, { label: name }]}
      tabs={{ label: words('tab.label'), items: memberTabs(ui.t, member.id, actor, '') }}
      hasErrors={form.error !== undefined}
      problems={<FormProblems ui={ui} form={form} title={words('failed')} />}
    >
      <WithAside aside={<MemberActions ui={ui} form={form} member={member} units={units} />}>
        <MemberFacts ui={ui} member={member} call={mayCall(actor) && isStanding(member.state)} />
        <Section title={words('history.title')}>
          <MemberHistory ui={ui} member={member} />
        </Section>
      </WithAside>
    </PartPage>
  )
}
