import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { applyForMembership } from '../operations/apply-for-membership.ts'
import { getOwnMembership } from '../operations/get-member.ts'
import { ChooseUnit, unitStep, type UnitStep } from './parts/choose-unit.tsx'
import { dayIn, say } from './parts/member-words.ts'

const HERE = '/join'
type Data = { step: UnitStep; signedIn: boolean; asksBirth: boolean; standing: boolean }

/** A resident asks to join: her place, her branch, a few lines. Anybody may look; who sends it is signed in. */
export const joinPage = page<Data>({
  path: HERE,
  creates: true,
  async load(p) {
    const signedIn = p.actor.kind === 'account'
    const own = signedIn ? await p.run(getOwnMembership, {}) : { items: [], knowsBirth: false }
    const standing = own.items.some(
      ({ state, application }) =>
        ['active', 'suspended', 'applied'].includes(state) || application?.state === 'waiting',
    )
    return { step: await unitStep(p, { groups: false }), signedIn, asksBirth: !own.knowsBirth, standing }
  },
  actions: {
    async default(p, form) {
      await p.run(applyForMembership, {
        unit: p.query.get('unit') ?? '',
        birthDate: dayIn(form, 'birthDate'),
        address: form.text('address'),
        message: form.text('message'),
        charter: form.text('charter') === 'yes',
      })
      return p.redirect('/account/membership', { id: 'membership.flash.applied', tone: 'success' })
    },
  },
  view: (data, ui, form) => <Join data={data} ui={ui} form={form} />,
})

function Join({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { step, signedIn, standing } = data
  return (
    <Page
      ui={ui}
      title={words('join.title')}
      lead={words('join.lead')}
      width="form"
      hasErrors={form.error !== undefined}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        {standing && (
          <Notice
            tone="info"
            title={words('join.already')}
            actions={<LinkButton href="/account/membership">{words('own.title')}</LinkButton>}
          />
        )}
        {!standing && !step.unit && <ChooseUnit ui={ui} step={step} keep={{}} />}
        {!standing && step.unit && !signedIn && (
          <Notice
            tone="info"
            title={words('join.sign_in', { unit: step.unit.name })}
            actions={
              <LinkButton href={`/sign-in?next=${encodeURIComponent(`${HERE}?unit=${step.unit.code}`)}`}>
                {words('join.to_sign_in')}
              </LinkButton>
            }
          >
            <p>{words('join.sign_in_text')}</p>
          </Notice>
        )}
        {!standing && step.unit && signedIn && <ApplyForm data={data} ui={ui} form={form} unit={step.unit} />}
      </Stack>
    </Page>
  )
}

function ApplyForm({
  data,
  ui,
  form,
  unit,
}: {
  data: Data
  ui: PageUi
  form: FormState
  unit: { code: string; name: string; place: string }
}) {
  const words = say(ui)
  const field = (name: string) => ({
    ui,
    name,
    label: words(`join.${name}`),
    value: form.typed[name],
    error: fieldError(ui, form, name),
  })
  return (
    <Form ui={ui} action="default" to={`${HERE}?unit=${unit.code}`}>
      <p>
        {words('join.into', { unit: `${unit.name}, ${unit.place}` })}{' '}
        <a class="ds-link" href={HERE}>
          {words('join.other')}
        </a>
      </p>
      {data.asksBirth && <DateField {...field('birthDate')} autocomplete="bday" />}
      <Field {...field('address')} description={words('join.address_hint')} optional maxlength={200} />
      <Textarea {...field('message')} rows={3} optional maxlength={1000} />
      <Checkbox
        ui={ui}
        name="charter"
        label={words('join.charter')}
        checked={form.typed['charter'] === 'yes'}
        error={fieldError(ui, form, 'charter')}
      />
      <Details summary={words('join.privacy')}>
        <p>{words('join.privacy_text')}</p>
      </Details>
      <div>
        <Button wide iconEnd="arrow-right">
          {words('join.send')}
        </Button>
      </div>
    </Form>
  )
}
