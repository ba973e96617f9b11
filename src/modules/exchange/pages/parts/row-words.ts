import type { T } from '#kernel/i18n/t.ts'
import type { RowView } from '../../exchange.schema.ts'

export const faultWords = (t: T, { field, code, row }: RowView['faults'][number]): string =>
  `${t(`exchange.field.${field}`)}: ${t(`exchange.fault.${code}`, { row: row ?? 0 })}`

export const changeWords = (t: T, { field, from, to, code }: RowView['changes'][number]): string =>
  t(to === '' ? 'exchange.rows.note' : 'exchange.rows.change', {
    field: t(`exchange.field.${field}`),
    from,
    to: field === 'sex' ? t(`exchange.sex.${to}`) : to,
    why: t(`exchange.change.${code}`),
  })
