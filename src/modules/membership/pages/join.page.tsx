import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { listConsentQuestions, readTicked, type ConsentQuestion } from '#modules/privacy/index.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { LinkCard } from '#ui/card/card.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { ConsentBoxes } from '#ui/consent/consent.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { applyForMembership } from '../operations/apply-for-membership.ts'
import { getOwnMembership } from '../operations/get-member.ts'
import { listAssociations, type AssociationChoice } from '../operations/list-associations.ts'
import { isMemberConsent, MEMBER_CONSENTS } from '../member-consent.rules.ts'
import { associationNamed, ChooseUnit, unitStep, type UnitStep } from './parts/choose-unit.tsx'
import { birthIn, say } from './parts/member-words.ts'

const HERE = '/join'
type Data = {
  /** Associations to choose from, and the one chosen: the only one there is needs no choice. */
  open: readonly AssociationChoice[]
  of: AssociationChoice | undefined
  step: UnitStep | undefined
  signedIn: boolean
  asksBirth: boolean
  /** In the association chosen. */
  standing: boolean
  consents: readonly ConsentQuestion[]
}

/** A resident asks to join: which association, her place, her branch, a few lines. Anybody may look; who sends it is signed in. */
export const joinPage = page<Data>({
  path: HERE,
  creates: true,
  async load(p) {
    const signedIn = p.actor.kind === 'account'
    const own = signedIn ? await p.run(getOwnMembership, {}) : { items: [], knowsBirth: false }
    const open = (await p.run(listAssociations, {})).items
    const of = (await associationNamed(p, open)) ?? (open.length === 1 ? open[0] : undefined)
    const standing = own.items.some(
      ({ association, state, application }) =>
        association.key === of?.key &&
        (['active', 'suspended', 'applied'].includes(state) || application?.state === 'waiting'),
    )
    const step = of && (await unitStep(p, { groups: false, of }))
    const consents = step?.unit ? (await p.run(listConsentQuestions, { purposes: [...MEMBER_CONSENTS] })).items : []
    return { open, of, step, signedIn, asksBirth: !own.knowsBirth, standing, consents }
  },
  actions: {
    async default(p, form) {
      await p.run(applyForMembership, {
        unit: p.query.get('unit') ?? '',
        ...birthIn(form.text('birthDate')),
        address: form.text('address'),
        message: form.text('message'),
        charter: form.text('charter') === 'yes',
        consents: readTicked(form).filter(isMemberConsent),
      })
      return p.redirect('/account/membership', { id: 'membership.flash.applied', tone: 'success' })
    },
  },
  view: (data, ui, form) => <Join data={data} ui={ui} form={form} />,
})

function Join({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const { open, of, step, signedIn, standing } = data
  const unit = step?.unit
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
        {!of && <ChooseAssociation ui={ui} open={open} />}
        {of && !standing && step && !unit && (
          <>
            <p>
              <strong>{of.name}.</strong>{' '}
              {open.length > 1 && <Link href={HERE}>{words('join.other_association')}</Link>}
            </p>
            <ChooseUnit ui={ui} step={step} keep={{ association: of.key }} />
          </>
        )}
        {!standing && unit && !signedIn && (
          <Notice
            tone="info"
            title={words('join.sign_in', { unit: unit.name })}
            actions={
              <LinkButton href={`/sign-in?next=${encodeURIComponent(`${HERE}?unit=${unit.code}`)}`}>
                {words('join.to_sign_in')}
              </LinkButton>
            }
          >
            <p>{words('join.sign_in_text')}</p>
          </Notice>
        )}
        {!standing && unit && signedIn && <ApplyForm data={data} ui={ui} form={form} unit={unit} />}
      </Stack>
    </Page>
  )
}

function ChooseAssociation({ ui, open }: { ui: PageUi; open: readonly AssociationChoice[] }) {
  const words = say(ui)
  return (
    <Stack gap="md">
      <p>{words('join.which')}</p>
      {open.map(({ key, name }) => (
        <LinkCard href={`${HERE}?${new URLSearchParams({ association: key }).toString()}`} title={name} icon="users" />
      ))}
      {open.length === 0 && <p role="status">{words('join.none_open')}</p>}
    </Stack>
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
      {data.asksBirth && (
        <DateField {...field('birthDate')} description={words('person.birth_hint')} autocomplete="bday" />
      )}
      <Field {...field('address')} description={words('join.address_hint')} optional maxlength={200} />
      <Textarea {...field('message')} rows={3} optional maxlength={1000} />
      <Checkbox
        ui={ui}
        name="charter"
        label={words('join.charter')}
        checked={form.typed['charter'] === 'yes'}
        error={fieldError(ui, form, 'charter')}
      />
      <ConsentBoxes
        ui={ui}
        hint={words('join.consent_hint')}
        boxes={data.consents}
        typed={form.typed}
        error={(name) => fieldError(ui, form, name)}
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
