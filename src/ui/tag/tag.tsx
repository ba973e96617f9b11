import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/icons.ts'
import type { Ui } from '../ui.ts'

export type TagColor = 'neutral' | 'primary' | 'accent' | 'info' | 'success' | 'warning' | 'danger'

/** Where a dossier stands against its deadline; the words are fixed by law and usage. */
export type DueKind = 'running' | 'due_soon' | 'overdue' | 'early' | 'on_time' | 'paused'

export type TagProps = { label: string; color?: TagColor; icon?: IconName }

const DUE: Record<DueKind, { color: TagColor; icon: IconName }> = {
  running: { color: 'info', icon: 'clock' },
  due_soon: { color: 'warning', icon: 'hourglass' },
  overdue: { color: 'danger', icon: 'warning' },
  early: { color: 'success', icon: 'check-circle' },
  on_time: { color: 'success', icon: 'check' },
  paused: { color: 'neutral', icon: 'pause' },
}

/** A short label. */
export function Tag({ label, color = 'neutral', icon }: TagProps) {
  return (
    <span class="mc-tag" data-color={color}>
      {icon && <Icon name={icon} size="sm" />}
      {label}
    </span>
  )
}

/** Trong hạn, sắp đến hạn, quá hạn, trước hạn, đúng hạn; `detail` adds e.g. "còn 2 ngày". */
export function DueTag({ ui, due, detail }: { ui: Ui; due: DueKind; detail?: string }) {
  const words = ui.t(`ui.due.${due}`)
  return <Tag {...DUE[due]} label={detail ? `${words} · ${detail}` : words} />
}

/** The state of a dossier (or anything with a state): the module gives words and tone. */
export function StateTag({ label, tone, icon }: { label: string; tone: TagColor; icon?: IconName }) {
  return (
    <span class="mc-tag mc-tag-state" data-color={tone}>
      {icon ? <Icon name={icon} size="sm" /> : <span class="mc-dot" />}
      {label}
    </span>
  )
}
