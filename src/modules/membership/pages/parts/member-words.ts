import type { FormPost } from '#kernel/http/form-post.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { readBirth } from '#modules/people/index.ts'
import type { TagColor } from '#ui/tag/tag.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import type { MemberState } from '../../member.rules.ts'
import type { MemberView, UnitChoices } from '../../member.schema.ts'

export const MEMBERS = '/desk/members'
export const memberPath = (id: string): string => `${MEMBERS}/${id}`
export const say =
  (ui: PageUi) =>
  (key: string, params?: Record<string, unknown>): string =>
    ui.t(`membership.${key}`, params)

export const stateTone: Record<MemberState, TagColor> = {
  applied: 'info',
  refused: 'neutral',
  active: 'success',
  suspended: 'warning',
  left: 'neutral',
  dead: 'neutral',
  folded: 'neutral',
}

/** Key of the words for what she is: who took her application back was not refused. */
export const stateWord = ({ state, application }: Pick<MemberView, 'state' | 'application'>): string =>
  state === 'refused' && application?.state === 'withdrawn' ? 'state.withdrawn' : `state.${state}`

/** What was typed as a day: read where it can be, else left for the operation to refuse with the typed text kept. */
export const dayIn = (form: FormPost, name: string): string => {
  const text = form.text(name)
  return text === '' ? '' : (readDate(text) ?? text)
}

/** A birth as typed: the day, or the year alone; what is neither is left for the operation to refuse. */
export function birthIn(typed: string): { birthDate: string } | { birthYear: number } {
  const birth = readBirth(typed)
  if (birth && birth.birthDate === null && birth.birthYear !== null) return { birthYear: birth.birthYear }
  return { birthDate: birth?.birthDate ?? typed }
}

/** Number, day and signer of a decision, where any of them was typed. */
export function decisionIn(form: FormPost) {
  const [number, signer] = [form.text('decision.number'), form.text('decision.signer')]
  const on = dayIn(form, 'decision.on')
  return number === '' && signer === '' && on === '' ? undefined : { number, on, signer }
}

export const day = (date: string | null): string => (date === null ? '' : formatCivilDate(date))

/** Units as choices, those below others set in. */
export const unitOptions = ({ items }: UnitChoices) =>
  items.map(({ code, name, depth }) => ({ value: code, label: `${'— '.repeat(Math.min(depth, 4))}${name}` }))
