import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { getOwnMembership } from '../operations/get-member.ts'
import { listAssociations } from '../operations/list-associations.ts'
import { requestOwnTransfer } from '../operations/request-transfer.ts'
import { ChooseUnit, unitStep, type UnitStep } from './parts/choose-unit.tsx'
import { say } from './parts/member-words.ts'

const HERE = '/account/membership/move'

/** She moves house and takes her membership along. */
export const ownMovePage = page<UnitStep>({
  path: HERE,
  creates: true,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${HERE}`)
    const { items } = await p.run(getOwnMembership, {})
    const held = items.find(({ state }) => state === 'active' || state === 'suspended')
    const open = (await p.run(listAssociations, {})).items
    const of = open.find(({ key }) => key === held?.association.key) ?? open[0]
    return of ? unitStep(p, { groups: false, of }) : p.redirect('/account/membership')
  },
  actions: {
    async default(p, form) {
      await p.run(requestOwnTransfer, { to: p.query.get('unit') ?? '', reason: form.text('reason') })
      return p.redirect('/account/membership', { id: 'membership.flash.transfer_requested', tone: 'success' })
    },
  },
  view: (step, ui, form) => <Move step={step} ui={ui} form={form} />,
})

function Move({ step, ui, form }: { step: UnitStep; ui: PageUi; form: FormState }) {
  const words = say(ui)
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
        {step.unit ? (
          <Form ui={ui} action="default" to={`${HERE}?unit=${step.unit.code}`}>
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
          <ChooseUnit ui={ui} step={step} keep={{}} />
        )}
      </Stack>
    </AccountPage>
  )
}
