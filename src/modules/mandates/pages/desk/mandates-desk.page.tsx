import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { MandateDetail, MandateView } from '../../mandate.schema.ts'
import { decideMandate } from '../../operations/decide-mandate.ts'
import { revokeMandate } from '../../operations/end-mandate.ts'
import { getMandate } from '../../operations/get-mandate.ts'
import { listWaiting } from '../../operations/list-mandates.ts'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { heading, scopeRows, stateTone } from '../parts/mandate-words.ts'

const DESK = '/desk/mandates'

type Data = { items: MandateView[]; next: string | null }

/** Guardians and organisations that wait for an officer to see their paper, oldest first. */
export const mandatesDeskPage = page<Data>({
  path: DESK,
  load: (p) => p.run(listWaiting, { cursor: p.query.get('after') ?? '' }),
  view: (data, ui) => (
    <DeskPage ui={ui} title={ui.t('mandates.desk.title')} lead={ui.t('mandates.desk.lead')}>
      <Stack>
        {data.items.length === 0 ? (
          <EmptyState title={ui.t('mandates.desk.none')} text={ui.t('mandates.desk.none_text')} />
        ) : (
          <Waiting ui={ui} items={data.items} />
        )}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </DeskPage>
  ),
})

function Waiting({ ui, items }: { ui: PageUi; items: readonly MandateView[] }) {
  const word = (key: string) => ui.t(`mandates.desk.${key}`)
  return (
    <Table
      ui={ui}
      caption={word('title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'representative',
          label: word('representative'),
          head: true,
          cell: (one) => <Link href={`${DESK}/${one.id}`}>{one.representative ?? ''}</Link>,
        },
        { key: 'principal', label: word('principal'), cell: (one) => one.principal ?? '' },
        { key: 'kind', label: ui.t('mandates.kind_label'), cell: (one) => ui.t(`mandates.kind.${one.kind}`) },
        { key: 'asked', label: word('asked'), cell: (one) => formatMoment(new Date(one.requestedAt)) },
      ]}
    />
  )
}

/** One of them: what the paper must say, and yes or no. */
export const mandateDeskPage = page<MandateDetail>({
  path: `${DESK}/:mandate`,
  load: (p) => p.run(getMandate, { mandate: p.params['mandate'] ?? '' }),
  view: (mandate, ui, form) => <Decide mandate={mandate} ui={ui} form={form} />,
  actions: {
    async confirm(p, form) {
      await p.run(decideMandate, { ...that(p.params), decision: 'confirm', paper: form.text('paper') })
      return p.redirect(DESK, { id: 'mandates.flash.confirmed' })
    },
    async refuse(p, form) {
      await p.run(decideMandate, { ...that(p.params), decision: 'refuse', paper: form.text('paper') })
      return p.redirect(DESK, { id: 'mandates.flash.refused' })
    },
    async revoke(p) {
      await p.run(revokeMandate, that(p.params))
      return p.redirect(DESK, { id: 'mandates.flash.revoked' })
    },
  },
})

const that = (params: Record<string, string>) => ({ mandate: params['mandate'] ?? '' })

function Decide({ mandate, ui, form }: { mandate: MandateDetail; ui: PageUi; form: FormState }) {
  const { state, person, kind, can } = mandate
  return (
    <DeskPage
      ui={ui}
      title={heading(ui, mandate)}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('mandates.desk.title'), href: DESK }, { label: mandate.principal ?? '' }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('mandates.failed')} />
        <p>
          <StateTag label={ui.t(`mandates.state.${state}`)} tone={stateTone[state] ?? 'neutral'} />
        </p>
        <SummaryList
          ui={ui}
          rows={[
            { key: ui.t('mandates.desk.representative'), value: mandate.representative },
            { key: ui.t('mandates.desk.principal'), value: mandate.principal },
            ...(person ? [{ key: ui.t(`mandates.person.${kind}_number`), value: person.number }] : []),
            ...(person?.birthDate
              ? [{ key: ui.t('mandates.person.birth'), value: formatCivilDate(person.birthDate) }]
              : []),
            ...scopeRows(ui, mandate),
          ]}
        />
        {can.includes('confirm') && <Decision ui={ui} form={form} kind={kind} />}
        {state === 'active' && mandate.side === null && (
          <Form ui={ui} action="revoke" layout="row">
            <Button variant="secondary" color="danger">
              {ui.t('mandates.revoke')}
            </Button>
          </Form>
        )}
      </Stack>
    </DeskPage>
  )
}

function Decision({ ui, form, kind }: { ui: PageUi; form: FormState; kind: string }) {
  return (
    <Form ui={ui} action="confirm">
      <p>{ui.t(`mandates.desk.look_${kind}`)}</p>
      <Field
        ui={ui}
        name="paper"
        label={ui.t('mandates.desk.paper')}
        description={ui.t('mandates.desk.paper_hint')}
        value={form.typed['paper']}
        error={fieldError(ui, form, 'paper')}
        maxlength={300}
      />
      <Row>
        <Button icon="check">{ui.t('mandates.desk.confirm')}</Button>
        <Button variant="secondary" color="danger" name="action" value="refuse">
          {ui.t('mandates.desk.refuse')}
        </Button>
      </Row>
    </Form>
  )
}
