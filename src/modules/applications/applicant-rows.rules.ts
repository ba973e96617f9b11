import type { T } from '#kernel/i18n/t.ts'
import type { ApplicantAnswer } from '#modules/forms/index.ts'

/** Who applies, as the check page and the prints show it. `places` names communes by code. */
export function applicantRows(applicant: ApplicantAnswer | undefined, t: T, places: ReadonlyMap<string, string>) {
  if (!applicant) return []
  const { fullName, nationalId, phone, email, address } = applicant
  const rows = [
    ['fullName', fullName],
    ['nationalId', nationalId],
    ['phone', phone],
    ['email', email],
    ['address', address && `${address.line}, ${places.get(address.unit) ?? address.unit}`],
  ] as const
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [{ label: t(`forms.applicant.${key}`), value }]))
}
