import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { FormProblems, fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StateTag, Tag } from '#ui/tag/tag.tsx'
import type { z } from 'zod'
import type { LineView } from '../statement.schema.ts'
import { getStatement } from '../operations/get-statement.ts'
import { matchCertain, matchLine, setLineAside } from '../operations/match-lines.ts'
import { DUES } from './parts/dues-tabs.tsx'

const STATEMENTS = `${DUES}/statements`
type Data = z.output<typeof getStatement.output>
const TONES = { open: 'warning', matched: 'success', set_aside: 'neutral' } as const

/** One statement: each payment with who may have sent it, and why. */
export const statementPage = page<Data>({
  path: `${STATEMENTS}/:statement`,
  load: (p) => p.run(getStatement, { statement: p.params['statement'] ?? '', cursor: p.query.get('after') ?? '' }),
  actions: {
    async certain(p) {
      const { items } = await p.run(matchCertain, { statement: p.params['statement'] ?? '' })
      return p.redirect(p.path, { id: 'dues.flash.matched', params: { count: String(items.length) } })
    },
    async match(p, form) {
      const [line, member] = [form.text('line'), form.text('member')]
      const who = form.text('who') || form.text(`who.${line}`)
      await p.run(matchLine, { line, ...(member === '' ? { who } : { member }) })
      return p.redirect(p.path, { id: 'dues.flash.matched', params: { count: '1' } })
    },
    async aside(p, form) {
      const line = form.text('line')
      await p.run(setLineAside, { line, note: form.text('note') || form.text(`note.${line}`) })
      return p.redirect(p.path, { id: 'dues.flash.set_aside' })
    },
  },
  view: (data, ui, form) => <Statement data={data} ui={ui} form={form} />,
})

function Statement({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  const certain = data.items.filter(({ proposals }) => proposals[0]?.certain).length
  return (
    <DeskPage
      ui={ui}
      title={t('dues.statement.title', { name: data.name })}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: t('dues.statements.title'), href: `${STATEMENTS}?unit=${data.unit}` },
        { label: data.name },
      ]}
    >
      <Stack>
        <FormProblems ui={ui} form={form} title={t('dues.statement.failed')} />
        {certain > 0 && (
          <Form ui={ui} action="certain" layout="row">
            <Button icon="check">{t('dues.statement.accept_all', { count: certain })}</Button>
          </Form>
        )}
        {data.items.map((line) => (
          <LineCard ui={ui} line={line} form={form} />
        ))}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </DeskPage>
  )
}

function LineCard({ ui, line, form }: { ui: PageUi; line: LineView; form: FormState }) {
  const { t, locale } = ui
  const mine = form.typed['line'] === line.id
  return (
    <Card>
      <Row between>
        <strong>
          {formatMoney(line.amount, locale)} · {formatCivilDate(line.bookedOn)}
        </strong>
        <StateTag label={t(`dues.statement.state.${line.state}`)} tone={TONES[line.state]} />
      </Row>
      <p>{[line.description, line.payer].filter(Boolean).join(' · ')}</p>
      {line.note && <p class="mc-hint">{line.note}</p>}
      {line.state === 'open' && line.proposals.length === 0 && <p class="mc-hint">{t('dues.statement.nobody')}</p>}
      {line.proposals.slice(0, 3).map((one) => (
        <Row between>
          <div>
            <a class="ds-link" href={`/desk/members/${one.member}/dues`}>
              {one.name}
            </a>{' '}
            <Tag
              label={t('dues.statement.score', { score: one.score })}
              color={one.certain ? 'success' : 'neutral'}
              {...(one.certain && { icon: 'check' as const })}
            />
            <p class="mc-hint">{one.reasons.map((reason) => t(`dues.match.${reason}`)).join('; ')}</p>
          </div>
          <Form ui={ui} action="match" hidden={{ line: line.id, member: one.member }} layout="row">
            <Button variant="secondary" size="sm">
              {t('dues.statement.accept')}
              <span class="ds-sr-only">: {one.name}</span>
            </Button>
          </Form>
        </Row>
      ))}
      {line.state === 'open' && <OtherPayer ui={ui} line={line} form={form} />}
      {line.state === 'open' && (
        <Details summary={t('dues.statement.set_aside')} open={mine && typed(form, line, 'note') !== undefined}>
          <Form ui={ui} action="aside" hidden={{ line: line.id }}>
            <Field
              ui={ui}
              name={mine ? 'note' : `note.${line.id}`}
              label={t('dues.statement.note')}
              value={mine ? typed(form, line, 'note') : undefined}
              error={mine ? fieldError(ui, form, 'note') : undefined}
              maxlength={500}
            />
            <div>
              <Button variant="secondary" size="sm">
                {t('dues.statement.set_aside')}
              </Button>
            </div>
          </Form>
        </Details>
      )}
    </Card>
  )
}

/** What was sent of a line's own field: named with the line at first, alone once it was refused. */
const typed = (form: FormState, { id }: LineView, name: string) => form.typed[name] ?? form.typed[`${name}.${id}`]

/** Who has asked around knows whose money it is, though nothing in the line says so. */
function OtherPayer({ ui, line, form }: { ui: PageUi; line: LineView; form: FormState }) {
  const { t } = ui
  const mine = form.typed['line'] === line.id
  return (
    <Details summary={t('dues.statement.other')} open={mine && typed(form, line, 'who') !== undefined}>
      <Form ui={ui} action="match" hidden={{ line: line.id }}>
        <Field
          ui={ui}
          name={mine ? 'who' : `who.${line.id}`}
          label={t('dues.statement.who')}
          description={t('dues.statement.who_hint')}
          value={mine ? typed(form, line, 'who') : undefined}
          error={mine ? fieldError(ui, form, 'who') : undefined}
          maxlength={200}
        />
        <div>
          <Button variant="secondary" size="sm">
            {t('dues.statement.accept')}
          </Button>
        </div>
      </Form>
    </Details>
  )
}
