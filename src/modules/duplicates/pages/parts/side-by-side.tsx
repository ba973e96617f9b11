import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Table } from '#ui/table/table.tsx'
import type { z } from 'zod'
import type { PersonSide } from '../../duplicate.schema.ts'
import { birthText } from './duplicate-words.tsx'

type Side = z.output<typeof PersonSide>
type Line = { key: string; left: string; right: string }

/** Each fact in one row; rows in which neither says anything are left out. */
export function SideBySide({ ui, left, right }: { ui: PageUi; left: Side; right: Side }) {
  const lines = rows.flatMap(({ key, text }): Line[] => {
    const line = { key, left: text(left, ui), right: text(right, ui) }
    return line.left === '' && line.right === '' ? [] : [line]
  })
  return (
    <Table
      ui={ui}
      caption={ui.t('duplicates.side_by_side')}
      showCaption
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'field',
          label: ui.t('duplicates.field_label'),
          head: true,
          cell: ({ key }) => ui.t(`duplicates.field.${key}`),
        },
        { key: 'left', label: ui.t('duplicates.first'), cell: (line) => line.left },
        { key: 'right', label: ui.t('duplicates.second'), cell: (line) => line.right },
      ]}
    />
  )
}

const given = (ui: PageUi, there: boolean) => (there ? ui.t('duplicates.given') : '')

const rows: readonly { key: string; text: (side: Side, ui: PageUi) => string }[] = [
  { key: 'name', text: ({ name }) => name },
  { key: 'otherNames', text: ({ otherNames }) => otherNames.join(', ') },
  { key: 'birth', text: (side, ui) => birthText(ui, side) },
  { key: 'sex', text: ({ sex }, ui) => (sex === null ? '' : ui.t(`duplicates.sex.${sex}`)) },
  { key: 'nationalId', text: (side, ui) => given(ui, side.hasNationalId) },
  { key: 'oldId', text: (side, ui) => given(ui, side.hasOldId) },
  { key: 'photo', text: (side, ui) => given(ui, side.hasPhoto) },
  { key: 'phones', text: ({ phones }) => phones.join(', ') },
  { key: 'address', text: ({ address }) => address },
  { key: 'units', text: ({ units }) => units.map(({ name }) => name).join(', ') },
  { key: 'diedOn', text: ({ diedOn }) => (diedOn === null ? '' : formatCivilDate(diedOn)) },
  {
    key: 'memberships',
    text: ({ memberships }, ui) =>
      memberships
        .map((one) =>
          [one.number, one.unitName, ui.t(`duplicates.member_state.${one.state}`)].filter(Boolean).join(', '),
        )
        .join('; '),
  },
  {
    key: 'accounts',
    text: ({ accounts }, ui) => (accounts === 0 ? '' : ui.t('duplicates.accounts', { count: accounts })),
  },
]

/** The value of a field that has to be chosen, as one of two answers; numbers of cards are not shown. */
export function choiceText(ui: PageUi, side: Side, field: string): string {
  const hidden = field === 'nationalId' || field === 'oldId' || field === 'photo'
  return hidden ? '' : (rows.find(({ key }) => key === field)?.text(side, ui) ?? '')
}
