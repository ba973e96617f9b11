import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { PageUi } from '#kernel/http/page.ts'

export const PEOPLE = '/desk/people'
export const personPath = (id: string): string => `${PEOPLE}/${id}`
export const say =
  (ui: PageUi) =>
  (key: string, params?: Record<string, unknown>): string =>
    ui.t(`people.page.${key}`, params)

/** `08/03/1985`, or only the year. */
export const birthOf = ({ birthDate, birthYear }: { birthDate: string | null; birthYear: number | null }): string =>
  birthDate === null ? (birthYear === null ? '' : String(birthYear)) : formatCivilDate(birthDate)
