import type { PageUi } from '#kernel/http/page.ts'
import { Link } from '#ui/link/link.tsx'
import type { Column } from '#ui/table/table.tsx'
import { memberPath, say } from './member-words.ts'

type Row = { name: string; birthYear: number | null; unit: { name: string } }

/** Who it is, in every table of members: her name, which leads to her page, year and unit. */
export function memberColumns<Of extends Row>(ui: PageUi, idOf: (row: Of) => string): Column<Of>[] {
  const words = say(ui)
  return [
    {
      key: 'name',
      label: words('name'),
      head: true,
      cell: (row) => <Link href={memberPath(idOf(row))}>{row.name}</Link>,
    },
    { key: 'born', label: words('born'), phone: 'line', cell: (row) => row.birthYear ?? '' },
    { key: 'unit', label: words('unit'), phone: 'line', cell: (row) => row.unit.name },
  ]
}
