import type { z } from 'zod'
import type { PageUi } from '#kernel/http/page.ts'
import { formatCount } from '#kernel/i18n/format.ts'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import { lineText } from '../../form-print.rules.ts'
import type { FormView } from '../../statistics.schema.ts'
import { DESK, hrefOf, type Start } from './statistics-words.tsx'

type View = z.output<typeof FormView>
type Part = { code: string; name: string; at: number }

/** What is compared at a glance; the form has the rest. */
const GLANCE = ['start', 'joined', 'rejoined', 'moved_in', 'lost', 'moved_out', 'end'] as const

/**
 * The parts under each other with how each came to its members: their sums are the form's figures, but that moves between
 * the parts are no moves of the whole. The name leads to the part's own form.
 */
export function PartsTable({ ui, start, view }: { ui: PageUi; start: Start; view: View }) {
  const parts = view.columns.map((column, at) => ({ ...column, at }))
  const lines = view.lines.filter(
    ({ key, values }) => (GLANCE as readonly string[]).includes(key) && isTold(key, values),
  )
  return (
    <Section title={ui.t('statistics.parts')} id="parts">
      <Table
        ui={ui}
        caption={ui.t('statistics.parts')}
        rows={parts}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            label: ui.t('statistics.unit'),
            head: true,
            cell: ({ code, name }: Part) =>
              code === 'own' || code === 'untold' ? (
                name
              ) : (
                <Link href={hrefOf(`${DESK}/form`, { ...start.asked, unit: code })}>{name}</Link>
              ),
          },
          ...lines.map((line) => ({
            key: line.key,
            label: lineText(ui.t, line.key),
            align: 'end' as const,
            cell: ({ at }: Part) => formatCount(line.values[at] ?? 0, ui.locale),
          })),
        ]}
      />
    </Section>
  )
}

// Columns in which nothing happened would only push the others off the page.
const isTold = (key: string, values: readonly (number | null)[]) =>
  key === 'start' || key === 'end' || values.some((value) => (value ?? 0) > 0)
