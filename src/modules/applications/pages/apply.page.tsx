import { errorMessageId } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest } from '#kernel/http/page.ts'
import { listOffices } from '#modules/identity/index.ts'
import { getProcedureView, type ProcedureView } from '#modules/procedures/index.ts'
import { getUnitView, listUnits, unitName } from '#modules/units/index.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Details } from '#ui/details/details.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Form } from '#ui/form/form.tsx'
import { Prose, Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { UnitPicker } from '#ui/unit-picker/unit-picker.tsx'
import type { Ui } from '#ui/ui.ts'
import { startDraft } from '../operations/start-draft.ts'
import { draftPath } from './parts/draft-access.ts'
import { unitChoices, type UnitChoices } from './parts/unit-choices.ts'

type Found = { code: string; name: string; place: string }
type Data = {
  procedure: ProcedureView
  units: UnitChoices
  province: string | undefined
  /** The commune of last time, in this browser. */
  last: { code: string; name: string } | undefined
  /** Communes that receive dossiers here: one tap for most people. */
  offices: { code: string; name: string }[]
  q: string
  found: Found[]
}

/** Where an application begins: what will happen, and which commune it goes to. */
export const applyPage = page<Data>({
  path: '/apply/:procedure',
  creates: true,
  async load(p) {
    const procedure = await p.run(getProcedureView, { code: p.params['procedure'] ?? '' })
    const q = p.query.get('q')?.trim().slice(0, 100) ?? ''
    const last = await rememberedUnit(p)
    const province = p.query.get('province') ?? last?.province
    const [units, { items: offices }, matches] = await Promise.all([
      unitChoices(p, province === undefined ? [] : [province]),
      p.run(listOffices, {}),
      q === '' ? [] : p.run(listUnits, { q, level: 'commune', limit: 8 }).then(({ items }) => items),
    ])
    const found = matches.map((unit) => ({ code: unit.code, name: unitName(unit, p.locale), place: unit.place }))
    return { procedure, units, province, last, offices, q, found }
  },
  view: (data, ui, form) => <Apply data={data} ui={ui} form={form} />,
  actions: { default: start, start },
})

/** The commune of last time, unless it no longer exists. */
async function rememberedUnit(p: PageRequest) {
  const code = p.remembered('commune')
  if (code === undefined || !/^\d{5}$/.test(code)) return undefined
  const unit = await p.run(getUnitView, { code }).catch(() => undefined)
  return unit && { code, name: unitName(unit, p.locale), province: unit.path[0] }
}

async function start(p: PageRequest, form: FormPost): Promise<Response> {
  const procedure = p.params['procedure'] ?? ''
  const province = form.text('unit.province')
  if (form.text('choose') !== '')
    return p.redirect(
      /^\d{2}$/.test(province) ? `/apply/${procedure}?province=${province}#f-unit` : `/apply/${procedure}`,
    )
  const unit = form.text('last') || form.text('found') || form.text('unit')
  const draft = await p.run(startDraft, { procedure, unit })
  // What is in an account needs no cookie, which the next user of this phone would have too.
  if (p.actor.kind !== 'account') p.open(draft.id)
  p.remember('commune', unit)
  return p.redirect(draftPath(draft.id, 'applicant'))
}

function Apply({ data, ui, form }: { data: Data; ui: Ui; form: FormState }) {
  const { procedure, units, province, last } = data
  const problem = form.problems[0] ?? (form.error && { code: form.error.code, params: form.error.params })
  const message = problem && ui.t(errorMessageId(problem.code), problem.params)
  const communes = province === undefined ? undefined : units.communes[province]
  return (
    <Page
      ui={ui}
      title={procedure.name}
      width="form"
      hasErrors={message !== undefined}
      breadcrumbs={[
        { label: ui.t('procedures.list.title'), href: '/procedures' },
        { label: procedure.name, href: `/procedures/${procedure.code}` },
        { label: ui.t('applications.apply.crumb') },
      ]}
    >
      {message !== undefined && <ErrorSummary ui={ui} problems={[{ name: 'unit', message }]} />}
      <Prose>
        <ol>
          {['answer', 'papers', 'send', 'track'].map((line) => (
            <li>{ui.t(`applications.apply.line.${line}`)}</li>
          ))}
        </ol>
      </Prose>
      {procedure.onlineMode === 'prepare' && (
        <Notice title={ui.t('applications.apply.prepare_title')}>
          <p>{ui.t('applications.apply.prepare_text')}</p>
        </Notice>
      )}
      {last && (
        <Card color="primary">
          <Form ui={ui} action="start" hidden={{ last: last.code }}>
            <p>{ui.t('applications.apply.last')}</p>
            <Row>
              <Button iconEnd="arrow-right" wide>
                {ui.t('applications.apply.start_at', { unit: last.name })}
              </Button>
            </Row>
          </Form>
        </Card>
      )}
      {!last && data.q === '' && data.offices.length > 0 && <Offices data={data} ui={ui} />}
      <Section title={ui.t('applications.apply.where')} id="where">
        <p>{ui.t('applications.apply.where_text')}</p>
        <SearchBox ui={ui} action={ui.path} label={ui.t('applications.apply.search')} value={data.q} />
        {data.q !== '' && <FoundUnits data={data} ui={ui} primary={!last} />}
      </Section>
      <Details
        summary={ui.t('applications.apply.browse')}
        open={
          data.q === '' && !last && data.offices.length === 0
            ? true
            : message !== undefined || ui.query['province'] !== undefined
        }
      >
        <Form ui={ui} action="start">
          <UnitPicker
            ui={ui}
            name="unit"
            label={ui.t('applications.apply.picker')}
            provinces={units.provinces}
            {...(province !== undefined && { province })}
            {...(communes && { communes })}
            {...(message !== undefined && { error: message })}
          />
          {communes && (
            <Row>
              <Button iconEnd="arrow-right" wide {...(last && { variant: 'secondary' as const })}>
                {ui.t('applications.apply.start')}
              </Button>
            </Row>
          )}
        </Form>
      </Details>
    </Page>
  )
}

function Offices({ data, ui }: { data: Data; ui: Ui }) {
  return (
    <Card color="primary">
      <Stack gap="sm">
        <p>{ui.t('applications.apply.offices')}</p>
        {data.offices.map((office) => (
          <Form ui={ui} action="start" hidden={{ found: office.code }}>
            <Row>
              <Button iconEnd="arrow-right" wide>
                {ui.t('applications.apply.start_at', { unit: office.name })}
              </Button>
            </Row>
          </Form>
        ))}
      </Stack>
    </Card>
  )
}

function FoundUnits({ data, ui, primary }: { data: Data; ui: Ui; primary: boolean }) {
  if (data.found.length === 0) return <p role="status">{ui.t('applications.apply.nothing', { q: data.q })}</p>
  const [first] = data.found
  return (
    <Form ui={ui} action="start">
      <RadioGroup
        ui={ui}
        name="found"
        label={ui.t('applications.apply.found')}
        {...(data.found.length === 1 && first && { value: first.code })}
        options={data.found.map(({ code, name, place }) => ({ value: code, label: name, description: place }))}
      />
      <Row>
        <Button iconEnd="arrow-right" wide {...(!primary && { variant: 'secondary' as const })}>
          {ui.t('applications.apply.start')}
        </Button>
      </Row>
    </Form>
  )
}
