import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { getUnitView } from '#modules/units/index.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { getMember } from '../operations/get-member.ts'
import { listAssociations } from '../operations/list-associations.ts'
import { listUnitChoices } from '../operations/list-unit-choices.ts'
import { requestTransfer } from '../operations/request-transfer.ts'
import { ChooseUnit, unitStep, type UnitStep } from './parts/choose-unit.tsx'
import { say } from './parts/member-words.ts'

const HERE = '/desk/transfers/new'
type Data = { step: UnitStep; member: { id: string; name: string; unit: string } | null }

/** From the member's page: where to. From the list: whose number, and into which of one's own units. */
export const transferNewPage = page<Data>({
  path: HERE,
  creates: true,
  async load(p) {
    const own = await p.run(listUnitChoices, {})
    const id = p.query.get('member') ?? ''
    const found = id === '' ? null : await p.run(getMember, { member: id })
    const member = found && { id: found.id, name: found.person.name, unit: found.unit.name }
    const open = (await p.run(listAssociations, {})).items
    const place = own.items[0] && (await p.run(getUnitView, { code: own.items[0].code }))
    const of = open.find(({ key, tree }) => (found ? key === found.association.key : tree === place?.tree)) ?? open[0]
    return of ? { step: await unitStep(p, { groups: true, of }), member } : p.redirect('/desk/transfers')
  },
  actions: {
    async default(p, form) {
      const given = {
        member: p.query.get('member') ?? '',
        number: form.text('number'),
        to: p.query.get('unit') ?? '',
        reason: form.text('reason'),
      }
      const { state } = await p.run(requestTransfer, given)
      return p.redirect('/desk/transfers', { id: `membership.flash.transfer_${state}`, tone: 'success' })
    },
  },
  view: (data, ui, form) => <New data={data} ui={ui} form={form} />,
})

function New({ data: { step, member }, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const keep: Record<string, string> = member ? { member: member.id } : {}
  return (
    <DeskPage
      ui={ui}
      title={words('transfers.ask')}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: words('transfers.title'), href: '/desk/transfers' }, { label: words('transfers.ask') }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        {member && <p>{words('transfers.whom', member)}</p>}
        {step.unit ? (
          <Form
            ui={ui}
            action="default"
            to={`${HERE}?${new URLSearchParams({ ...keep, unit: step.unit.code }).toString()}`}
          >
            <p>{words('transfers.where', { unit: step.unit.name })}</p>
            {!member && (
              <Field
                ui={ui}
                name="number"
                label={words('transfers.number')}
                description={words('transfers.number_hint')}
                value={form.typed['number']}
                error={fieldError(ui, form, 'number')}
                maxlength={30}
                spellcheck={false}
              />
            )}
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
              <Button icon="check">{words('transfers.send')}</Button>
            </div>
          </Form>
        ) : (
          <ChooseUnit ui={ui} step={step} keep={keep} />
        )}
      </Stack>
    </DeskPage>
  )
}
