import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { formWords, type FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { RowDetail } from '../exchange.schema.ts'
import { fixRow } from '../operations/fix-row.ts'
import { getImportRow } from '../operations/list-import-rows.ts'
import { importCrumbs, IMPORTS, rowTone } from './parts/places.ts'
import { changeWords, faultWords } from './parts/row-words.ts'

type Data = RowDetail & { id: string }
const idOf = (p: { params: Record<string, string> }) => ({ id: p.params['id'] ?? '', row: p.params['row'] ?? '' })

/** One row: its cells to be corrected, who she may be, and the next row that needs somebody. */
export const importRowPage = page<Data>({
  path: `${IMPORTS}/:id/rows/:row`,
  load: async (p) => ({ ...(await p.run(getImportRow, idOf(p))), id: idOf(p).id }),
  actions: {
    async fix(p, form) {
      const cells = Object.fromEntries(
        Object.keys(form.all).flatMap((name) => {
          const column = /^fix\.(\d{1,3})$/.exec(name)?.[1]
          return column === undefined || form.text(name) === form.text(`was.${column}`)
            ? []
            : [[column, form.text(name)]]
        }),
      )
      const { state } = await p.run(fixRow, { ...idOf(p), cells })
      return p.redirect(p.path, {
        id: `exchange.row.fixed_${state === 'error' ? 'still' : 'good'}`,
        tone: state === 'error' ? 'warning' : 'success',
      })
    },
    async decide(p, form) {
      const [decision = '', person] = form.text('decide.who').split(':')
      await p.run(fixRow, { ...idOf(p), decision: decision as 'new', ...(person && { person }) })
      return p.redirect(p.path, { id: 'exchange.row.decided' })
    },
  },
  view: (data, ui, form) => <RowBody data={data} ui={ui} form={form} />,
})

function RowBody({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  const words = formWords(ui, form, { fix: String(data.cells[0]?.column ?? 0), decide: 'who' })
  const open = data.importState === 'ready'
  return (
    <DeskPage
      ui={ui}
      title={t('exchange.row.title', { row: data.row, name: data.name || t('exchange.rows.nameless') })}
      lead={data.unitName}
      breadcrumbs={importCrumbs(t, data.id, data.file).concat({
        label: t('exchange.rows.title'),
        href: `${IMPORTS}/${data.id}/rows`,
      })}
      hasErrors={words.problems.length > 0}
      actions={
        <Row>
          <StateTag
            label={data.outcome ? t(`exchange.outcome.${data.outcome}`) : t(`exchange.row_state.${data.state}`)}
            tone={rowTone[data.state] ?? 'neutral'}
          />
          {data.member && data.outcome && <a href={`/desk/members/${data.member}`}>{t('exchange.row.member')}</a>}
        </Row>
      }
    >
      <Stack gap="lg">
        <ErrorSummary ui={ui} problems={words.problems} />
        {data.faults.map((fault) => (
          <Notice tone="danger" title={faultWords(t, fault)}>
            <p>{t(`exchange.fault_do.${fault.code}`)}</p>
          </Notice>
        ))}
        {data.matches.length > 0 && <Alike ui={ui} data={data} />}
        {data.elsewhere && (
          <Notice title={t('exchange.rows.elsewhere')}>
            <p>{t(`exchange.row.${open ? 'elsewhere' : 'elsewhere_done'}`)}</p>
          </Notice>
        )}
        {open && <Decide ui={ui} data={data} />}
        <Section title={t('exchange.row.cells')}>
          {open ? <Cells ui={ui} data={data} words={words} /> : <ReadOnly ui={ui} data={data} />}
        </Section>
        {data.changes.length > 0 && (
          <Section title={t('exchange.row.changes')}>
            <ul>
              {data.changes.map((change) => (
                <li>{changeWords(t, change)}</li>
              ))}
            </ul>
          </Section>
        )}
        <Row>
          {data.next !== null && open && (
            <LinkButton href={`${IMPORTS}/${data.id}/rows/${data.next}`} variant="secondary" iconEnd="arrow-right">
              {t('exchange.row.next')}
            </LinkButton>
          )}
          <LinkButton href={`${IMPORTS}/${data.id}`} variant="tertiary">
            {t('exchange.row.back')}
          </LinkButton>
        </Row>
      </Stack>
    </DeskPage>
  )
}

function Cells({ ui, data, words }: { ui: PageUi; data: Data; words: FormWords }) {
  const { t } = ui
  const faulty = (field: string) => {
    const fault = data.faults.find((one) => one.field === field)
    return fault && faultWords(t, fault)
  }
  const hidden = Object.fromEntries(data.cells.map(({ column, text }) => [`was.${column}`, text]))
  return (
    <Form ui={ui} action="fix" hidden={hidden}>
      {data.cells.map(({ column, field, header, raw, text, fixed }) => {
        const base = {
          ui,
          name: `fix.${column}`,
          label: `${t(`exchange.field.${field}`)}${header && header !== t(`exchange.field.${field}`) ? ` (${header})` : ''}`,
          error: words.error('fix', String(column)) ?? faulty(field),
          description: fixed && raw !== '' ? t('exchange.row.was', { raw }) : undefined,
          value: words.typed('fix', String(column)) ?? text,
        }
        const unknown = field === 'branch' && data.faults.some((fault) => fault.field === 'branch')
        if (!unknown) return <Field {...base} />
        const options = data.units.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
        return <Select {...base} options={[{ value: text, label: text || '–' }, ...options]} />
      })}
      <div>
        <Button icon="check">{t('exchange.row.save')}</Button>
      </div>
    </Form>
  )
}

function ReadOnly({ ui, data }: { ui: PageUi; data: Data }) {
  return (
    <SummaryList
      ui={ui}
      rows={data.cells.map(({ field, text }) => ({ key: ui.t(`exchange.field.${field}`), value: text || '–' }))}
    />
  )
}

/** People on record who may be the same, with what speaks for it. */
function Alike({ ui, data }: { ui: PageUi; data: Data }) {
  const { t } = ui
  return (
    <Section title={t('exchange.row.alike')}>
      {data.matches.map((match) => (
        <SummaryList
          ui={ui}
          rows={[
            {
              key: t('exchange.field.name'),
              value: <a href={`/desk/people/${match.person}`}>{match.name}</a>,
            },
            { key: t('exchange.field.birth'), value: match.birth || '–' },
            { key: t('exchange.field.address'), value: match.place || '–' },
            { key: t('exchange.field.phone'), value: match.phone || '–' },
            {
              key: t('exchange.row.score'),
              value: `${match.score} – ${match.reasons.map(({ field, level }) => t('exchange.row.reason', { field: t(`exchange.match.${field}`), level: t(`exchange.level.${level}`) })).join('; ')}`,
            },
          ]}
        />
      ))}
    </Section>
  )
}

function Decide({ ui, data }: { ui: PageUi; data: Data }) {
  const { t } = ui
  return (
    <Section title={t('exchange.row.decide')}>
      <Row>
        {data.matches.map(({ person, name }) => (
          <Form ui={ui} action="decide" layout="row" hidden={{ 'decide.who': `same:${person}` }}>
            <Button variant="secondary" icon="user">
              {t('exchange.row.same', { name })}
            </Button>
          </Form>
        ))}
        {(data.matches.length > 0 || data.elsewhere || data.faults.some(({ code }) => code === 'twice_in_file')) && (
          <Form ui={ui} action="decide" layout="row" hidden={{ 'decide.who': 'new' }}>
            <Button variant="secondary" icon="plus">
              {t('exchange.row.is_new')}
            </Button>
          </Form>
        )}
        <Form ui={ui} action="decide" layout="row" hidden={{ 'decide.who': data.decision === null ? 'skip' : 'none' }}>
          <Button variant="tertiary">
            {t(data.decision === null ? 'exchange.row.skip' : 'exchange.row.undecide')}
          </Button>
        </Form>
      </Row>
    </Section>
  )
}
