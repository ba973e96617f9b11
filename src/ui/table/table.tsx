import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'
import { hrefWith, type Ui } from '../ui.ts'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ComponentChildren
  /** Makes the header a link that sets `?sort=key` or `?sort=-key`. */
  sortable?: boolean
  align?: 'end'
  /** The column that names the row: a row header, and the title of the card on phones. */
  head?: boolean
  /**
   * On a phone: a fact of the one line under the name, without its label; a paragraph of its own; what the thumb does, at
   * the end of the row; or not said there at all. A table with such columns is a list of short rows there, not of cards.
   */
  phone?: 'line' | 'full' | 'end' | 'off'
}

export type TableProps<Row> = {
  ui: Ui
  caption: string
  /** Shows the caption above the table instead of to screen readers only. */
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The present `sort` parameter: `due` ascending, `-due` descending. */
  sort?: string
}

/** A table that turns into a list of cards under 600 px; sorting goes through links. */
export function Table<Row>({ ui, caption, showCaption, columns, rows, rowKey, sort }: TableProps<Row>) {
  const short = columns.some(({ phone }) => phone !== undefined)
  const ends = columns.some(({ phone }) => phone === 'end')
  return (
    <div class="mc-table-wrap">
      <table class={`mc-table${short ? ' mc-table-short' : ''}${ends ? ' mc-table-ends' : ''}`}>
        <caption class={showCaption ? 'ds-heading' : 'ds-sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell ui={ui} column={column} {...(sort && { sort })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map((column) => bodyCell(column, row))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function bodyCell<Row>(column: Column<Row>, row: Row) {
  const shape = {
    'data-label': column.label,
    ...(column.align && { class: 'mc-end' }),
    ...(column.phone && { 'data-phone': column.phone }),
  }
  if (column.head) {
    return (
      <th scope="row" {...shape}>
        {column.cell(row)}
      </th>
    )
  }
  return <td {...shape}>{column.cell(row)}</td>
}

function HeaderCell<Row>({ ui, column, sort }: { ui: Ui; column: Column<Row>; sort?: string }) {
  const end = column.align && { class: 'mc-end' }
  if (!column.sortable) {
    return (
      <th scope="col" {...end}>
        {column.label}
      </th>
    )
  }
  const ascending = sort === column.key
  const descending = sort === `-${column.key}`
  const order = ascending ? 'ascending' : descending ? 'descending' : undefined
  const href = hrefWith(ui, { sort: ascending ? `-${column.key}` : column.key, after: null, before: null })
  return (
    <th scope="col" {...end} {...(order && { 'aria-sort': order })}>
      <a href={href}>
        {column.label}
        <Icon name={order ? 'chevron-down' : 'sort'} size="sm" />
      </a>
    </th>
  )
}
