import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { isStanding } from '../member.rules.ts'
import type { MemberView } from '../member.schema.ts'
import { getOwnMembership } from '../operations/get-member.ts'
import { listAssociations, type AssociationChoice } from '../operations/list-associations.ts'
import { ownNamed, ownPath, ownTabs } from '../own-choice.rules.ts'
import type { OwnChoice } from '../own-choice.schema.ts'
import { requestOwnTransfer } from '../operations/request-transfer.ts'
import { associationNamed, ChooseUnit, unitStep, type UnitStep } from './parts/choose-unit.tsx'
import { say } from './parts/member-words.ts'

const HERE = '/account/membership/move'
type Data = { step: UnitStep; member: string; memberships: readonly OwnChoice[] }

/** She moves house and takes her membership along. */
export const ownMovePage = page<Data>({
  path: HERE,
  creates: true,
  async load(p) {
    const memberships = (await p.run(getOwnMembership, {})).items.filter(({ state }) => isStanding(state))
    const open = (await p.run(listAssociations, {})).items
    const held = await meant(p, memberships, open)
    const of = open.find(({ key }) => key === held?.association.key)
    if (!held || !of) return p.redirect('/account/membership')
    return { step: await unitStep(p, { groups: false, of }), member: held.id, memberships }
  },
  actions: {
    async default(p, form) {
      const member = p.query.get('member') ?? ''
      await p.run(requestOwnTransfer, { member, to: p.query.get('unit') ?? '', reason: form.text('reason') })
      return p.redirect('/account/membership', { id: 'membership.flash.transfer_requested', tone: 'success' })
    },
  },
  view: (data, ui, form) => <Move data={data} ui={ui} form={form} />,
})

/** The membership that the address names, or that of the association whose unit it names; else her first. */
async function meant(p: PageRequest, mine: readonly MemberView[], open: readonly AssociationChoice[]) {
  const member = p.query.get('member')
  if (member !== null) return ownNamed(mine, member)
  const key = (await associationNamed(p, open))?.key
  return mine.find(({ association }) => association.key === key) ?? mine[0]
}

function Move({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { step, member } = data
  const tabs = ownTabs(HERE, data.memberships, member)
  return (
    <AccountPage
      ui={ui}
      title={words('own.move')}
      width="form"
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: words('own.title'), href: '/account/membership' }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        {tabs.length > 0 && <Tabs label={words('own.tabs')} items={tabs} />}
        {step.unit ? (
          <Form ui={ui} action="default" to={`${ownPath(HERE, member)}&unit=${step.unit.code}`}>
            <p>{words('transfers.where', { unit: `${step.unit.name}, ${step.unit.place}` })}</p>
            <Field
              ui={ui}
              name="reason"
              label={words('reason')}
              value={form.typed['reason']}
              error={fieldError(ui, form, 'reason')}
              optional
              maxlength={500}
            />
            <p class="mc-hint">{words('transfer.how')}</p>
            <div>
              <Button wide>{words('transfers.send')}</Button>
            </div>
          </Form>
        ) : (
          <ChooseUnit ui={ui} step={step} keep={{ member }} />
        )}
      </Stack>
    </AccountPage>
  )
}
