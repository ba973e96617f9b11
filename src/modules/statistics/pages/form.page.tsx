import type { z } from 'zod'
import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatCount } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import { lineText, periodText } from '../form-print.rules.ts'
import { getForm } from '../operations/get-form.ts'
import type { FormView } from '../statistics.schema.ts'
import { PartsTable } from './parts/parts-table.tsx'
import { Chooser, DESK, hrefOf, readStart, StatisticsTabs, type Start } from './parts/statistics-words.tsx'

type View = z.output<typeof FormView>
type Line = View['lines'][number]
type Data = { start: Start; view: View }

/** The statistics form: every figure counted, by the parts of the unit, leading to the people where that is allowed. */
export const statisticsFormPage = page<Data>({
  path: `${DESK}/form`,
  async load(p) {
    const start = await readStart(p)
    return { start, view: await p.run(getForm, start.asked) }
  },
  view: ({ start, view }, ui) => {
    const sections = [...new Set(view.lines.map(({ section }) => section))]
    return (
      <DeskPage
        ui={ui}
        title={ui.t('statistics.form_of', { unit: view.unit.name })}
        breadcrumbs={[
          { label: ui.t('statistics.title'), href: hrefOf(DESK, start.asked) },
          { label: ui.t('statistics.form') },
        ]}
      >
        <Stack gap="lg">
          <Chooser ui={ui} start={start} path={`${DESK}/form`} unit={view.unit} />
          <StatisticsTabs ui={ui} active="form" asked={start.asked} />
          <p class="mc-hint">
            {ui.t('statistics.as_of', { period: periodText(ui.t, view.period), day: formatCivilDate(view.asOf) })}
          </p>
          <Row>
            {(['pdf', 'xlsx', 'csv'] as const).map((kind) => (
              <LinkButton
                variant="secondary"
                icon={kind === 'pdf' ? 'print' : 'download'}
                href={hrefOf(`${DESK}/form.${kind}`, start.asked)}
              >
                {ui.t(`statistics.save.${kind}`)}
              </LinkButton>
            ))}
          </Row>
          {view.columns.length > 0 && <PartsTable ui={ui} start={start} view={view} />}
          {view.columns.length > ACROSS && (
            <p class="mc-hint">{ui.t('statistics.parts_in_files', { count: view.columns.length })}</p>
          )}
          {sections.map((section) => (
            <Section title={ui.t(`statistics.section.${section}`)}>
              <Lines
                ui={ui}
                start={start}
                view={view}
                caption={ui.t(`statistics.section.${section}`)}
                lines={view.lines.filter((line) => line.section === section)}
              />
            </Section>
          ))}
          <p class="mc-hint">{ui.t('statistics.note')}</p>
        </Stack>
      </DeskPage>
    )
  },
})

// More parts than fit beside each other are in the files, and each has a form of its own.
const ACROSS = 4

type LinesProps = { ui: PageUi; start: Start; view: View; caption: string; lines: readonly Line[] }

function Lines({ ui, start, view, caption, lines }: LinesProps) {
  const shown = view.columns.length > ACROSS ? [] : view.columns
  const figure = (line: Line, value: number | null | undefined, column?: string) => {
    if (value === null || value === undefined) return '–'
    if (!line.listed || value === 0 || column === 'untold') return formatCount(value, ui.locale)
    return (
      <Link href={hrefOf(`${DESK}/list`, start.asked, { line: line.key, ...(column && { column }) })}>
        {formatCount(value, ui.locale)}
      </Link>
    )
  }
  return (
    <Table
      ui={ui}
      caption={caption}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'line',
          label: ui.t('statistics.line_label'),
          head: true,
          cell: ({ key, level }) => (level === 0 ? lineText(ui.t, key) : `– ${lineText(ui.t, key)}`),
        },
        {
          key: 'total',
          label: ui.t('statistics.total'),
          align: 'end' as const,
          // One figure a line needs no label on a phone; several do.
          ...(shown.length === 0 && { phone: 'end' as const }),
          cell: (line) => figure(line, line.total),
        },
        ...shown.map(({ code, name }, at) => ({
          key: code,
          label: name,
          align: 'end' as const,
          cell: (line: Line) => figure(line, line.values[at], code),
        })),
      ]}
    />
  )
}
