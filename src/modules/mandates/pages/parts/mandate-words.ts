import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { TagColor } from '#ui/tag/tag.tsx'
import type { MandateView } from '../../mandate.schema.ts'

type T = Pick<PageUi, 't'>

export const stateTone: Record<string, TagColor> = {
  requested: 'warning',
  awaiting_desk: 'warning',
  active: 'success',
  refused: 'danger',
  cancelled: 'neutral',
  lapsed: 'neutral',
  revoked: 'danger',
  expired: 'neutral',
}

/** The other side as this side may know it: a name, what was typed, or that nobody has answered yet. */
export function otherSide(ui: T, mandate: MandateView): string {
  const name = mandate.side === 'representative' ? mandate.principal : mandate.representative
  return name ?? mandate.contact ?? ui.t('mandates.somebody')
}

/** "Bà Tư for ...", as the heading of a mandate says it from this side. */
export function heading(ui: T, mandate: MandateView): string {
  if (mandate.side === null)
    return ui.t('mandates.heading.desk', {
      representative: mandate.representative ?? '',
      principal: mandate.principal ?? '',
    })
  return ui.t(`mandates.heading.${mandate.side}`, { name: otherSide(ui, mandate) })
}

export function scopeRows(ui: T, mandate: MandateView) {
  const { procedures, acts } = mandate
  return [
    { key: ui.t('mandates.kind_label'), value: ui.t(`mandates.kind.${mandate.kind}`) },
    { key: ui.t('mandates.acts'), value: acts.map((act) => ui.t(`mandates.act.${act}`)).join('; ') },
    {
      key: ui.t('mandates.procedures'),
      value: procedures === 'all' ? ui.t('mandates.all_procedures') : procedures.map(({ name }) => name).join('; '),
    },
    { key: ui.t('mandates.valid_until'), value: formatCivilDate(mandate.validUntil) },
    ...(mandate.unit ? [{ key: ui.t('mandates.unit'), value: mandate.unit.name }] : []),
    ...(mandate.paper ? [{ key: ui.t('mandates.paper'), value: mandate.paper }] : []),
  ]
}
