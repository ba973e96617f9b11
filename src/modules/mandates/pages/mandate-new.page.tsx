import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { LinkCard } from '#ui/card/card.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { needsDesk, mandateActs, mandateKinds, yearsAfter, type MandateKind, type Side } from '../mandate.rules.ts'
import type { RequestMandate } from '../mandate.schema.ts'
import { requestMandate } from '../operations/request-mandate.ts'
import { kindsFor, requestWays, waysFor, type RequestWay } from '../request.rules.ts'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { PersonFields, WayFields } from './parts/request-fields.tsx'
import { procedureChoices, readScope, ScopeFields, type Choice } from './parts/scope-fields.tsx'
import { ChooseUnit, unitChoice, type UnitChoice } from './parts/choose-unit.tsx'
import type { z } from 'zod'

const NEW = '/account/mandates/new'

type Chosen = { side: Side; kind: MandateKind }
type Data =
  | { step: 'kind' }
  | ({ step: 'unit' } & Chosen & UnitChoice)
  | ({ step: 'form'; unit: { code: string; name: string } | null; choices: Choice[]; until: string } & Chosen)

/** Asking: who for whom, by which tie, found how, and for what. One thing after the other, each with its own address. */
export const mandateNewPage = page<Data>({
  path: NEW,
  creates: true,
  load,
  view: (data, ui, form) => <NewMandate data={data} ui={ui} form={form} />,
  actions: { default: ask },
})

async function load(p: PageRequest): Promise<Data | Response> {
  if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${NEW}`)
  const chosen = chosenIn(p.query)
  if (!chosen) return { step: 'kind' }
  const needsUnit = needsDesk(chosen.kind) || chosen.kind === 'association'
  const choice = needsUnit ? await unitChoice(p) : null
  if (choice && choice.unit === null) return { step: 'unit', ...chosen, ...choice }
  const until = yearsAfter(civilDate(p.now), 1)
  return { step: 'form', ...chosen, unit: choice?.unit ?? null, choices: await procedureChoices(p), until }
}

function chosenIn(query: URLSearchParams): Chosen | undefined {
  const side = query.get('side') === 'principal' ? 'principal' : 'representative'
  const kind = mandateKinds.find((one) => one === query.get('kind'))
  return kind && kindsFor(side).includes(kind) ? { side, kind } : undefined
}

async function ask(p: PageRequest, form: FormPost): Promise<Response> {
  const { id } = await p.run(requestMandate, requestOf(p.query, form))
  return p.redirect(`/account/mandates/${id}`, { id: 'mandates.flash.asked' })
}

function requestOf(query: URLSearchParams, form: FormPost): z.input<typeof RequestMandate> {
  const { side, kind } = chosenIn(query) ?? { side: 'representative', kind: 'relative' }
  const ways = waysFor(kind, side)
  const way: RequestWay = requestWays.find((one) => one === form.text('way')) ?? ways[0] ?? 'code'
  const born = form.text('person.birthDate')
  return {
    side,
    kind,
    way,
    contact: way === 'contact' ? form.text('contact') : '',
    unit: query.get('unit') ?? '',
    person: {
      name: form.text('person.name'),
      number: form.text('person.number'),
      birthDate: born === '' ? '' : (readDate(born) ?? born),
    },
    ...readScope(form),
  }
}

function NewMandate({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const title = data.step === 'kind' ? ui.t('mandates.new.title') : ui.t(`mandates.new.${data.side}_${data.kind}`)
  return (
    <AccountPage
      ui={ui}
      title={title}
      width="form"
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('mandates.title'), href: '/account/mandates' }]}
    >
      {data.step === 'kind' && <ChooseKind ui={ui} />}
      {data.step === 'unit' && <ChooseUnit ui={ui} choice={data} side={data.side} kind={data.kind} />}
      {data.step === 'form' && <AskForm data={data} ui={ui} form={form} />}
    </AccountPage>
  )
}

function ChooseKind({ ui }: { ui: PageUi }) {
  return (
    <Stack gap="lg">
      {(['representative', 'principal'] as const).map((side) => (
        <Section title={ui.t(`mandates.new.side_${side}`)}>
          <Stack gap="sm">
            {kindsFor(side).map((kind) => (
              <LinkCard
                href={`${NEW}?side=${side}&kind=${kind}`}
                title={ui.t(`mandates.new.${side}_${kind}`)}
                text={ui.t(`mandates.kind_text.${kind}`)}
              />
            ))}
          </Stack>
        </Section>
      ))}
    </Stack>
  )
}

function AskForm({ data, ui, form }: { data: Extract<Data, { step: 'form' }>; ui: PageUi; form: FormState }) {
  const { side, kind, unit, choices, until } = data
  const query = new URLSearchParams({ side, kind, ...(unit && { unit: unit.code }) })
  return (
    <Stack gap="md">
      <FormProblems ui={ui} form={form} title={ui.t('mandates.failed')} />
      {unit && (
        <p class="mc-hint">
          {ui.t(needsDesk(kind) ? 'mandates.new.at_desk' : 'mandates.new.at_unit', { unit: unit.name })}
        </p>
      )}
      <Form ui={ui} action="default" to={`${NEW}?${query.toString()}`}>
        {needsDesk(kind) && <PersonFields ui={ui} form={form} kind={kind} />}
        <WayFields ui={ui} form={form} ways={waysFor(kind, side)} side={side} />
        <ScopeFields
          ui={ui}
          form={form}
          choices={choices}
          shown={{ procedures: 'all', acts: mandateActs, validUntil: until }}
        />
        <div>
          <Button iconEnd="arrow-right" wide>
            {ui.t(`mandates.new.ask_${needsDesk(kind) ? 'desk' : side}`)}
          </Button>
        </div>
      </Form>
    </Stack>
  )
}
