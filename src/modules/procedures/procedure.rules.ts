import { answerPaths, answersNamed, formFaults, formPaths, type Condition } from '#modules/forms/index.ts'
import { ProcedureVersion, type Channel, type ProcedureChannel } from './procedure.schema.ts'

/**
 * Puts the two files of a procedure together and checks them: `<code>.json` and `<code>.form.json`.
 * Throws a ZodError when the shape is wrong and an Error that lists the faults when references dangle.
 */
export function assembleProcedure(procedureJson: unknown, formJson: unknown): ProcedureVersion {
  const version = ProcedureVersion.parse({ ...(procedureJson as object), form: formJson })
  const faults = procedureFaults(version)
  if (faults.length > 0) throw new Error(`Procedure ${version.code}: ${faults.join('; ')}`)
  return version
}

const APPLICANT_PATHS = [
  'applicant.fullName',
  'applicant.nationalId',
  'applicant.phone',
  'applicant.email',
  'applicant.address',
]

/** What is wrong with a procedure beyond its shape, as sentences for the person who writes the file. */
export function procedureFaults(version: ProcedureVersion): string[] {
  const faults = formFaults(version.form)
  const known = formPaths(version.form)
  const printable = new Set([...known, ...APPLICANT_PATHS])
  const needs = (condition: Condition | undefined, where: string) => {
    for (const path of answersNamed(condition))
      if (!known.has(path)) faults.push(`${where} asks "${path}", which the form does not have`)
  }
  const keys = version.components.map((component) => component.key)
  for (const component of version.components) {
    needs(component.condition?.when, `component "${component.key}"`)
    if (keys.indexOf(component.key) !== keys.lastIndexOf(component.key))
      faults.push(`component "${component.key}" stands twice`)
  }
  for (const page of version.form.pages)
    for (const question of page.questions)
      if (question.type === 'files' && !keys.includes(question.component))
        faults.push(`no component "${question.component}"`)
  for (const row of version.resultTemplate.rows)
    if (!printable.has(row.path)) faults.push(`the result prints "${row.path}", which the form does not have`)
  for (const { channel, fee } of version.channels)
    for (const path of [fee.countFrom, fee.pagesFrom])
      if (path !== undefined && !countable(version, fee.itemsFrom, known).has(path))
        faults.push(`the fee of channel "${channel}" counts "${path}", which the form does not have`)
  const shares = version.handling.reduce((sum, step) => sum + step.share, 0)
  if (Math.abs(shares - 1) > 1e-9) faults.push(`the shares of the handling steps sum to ${shares}, not 1`)
  const online = version.channels.some(({ channel }) => channel === 'online')
  if (online !== (version.onlineMode === 'full'))
    faults.push('onlineMode is "full" exactly when there is an online channel')
  return faults
}

/** Answers that a fee may count: of the whole form, or of the items of one group. */
function countable(
  version: ProcedureVersion,
  group: string | undefined,
  all: ReadonlySet<string>,
): ReadonlySet<string> {
  if (group === undefined) return all
  const question = version.form.pages.flatMap((page) => page.questions).find((one) => one.key === group)
  return new Set(question?.type === 'group' ? question.questions.flatMap(answerPaths) : [])
}

/**
 * Limit and fee of a channel. Online without an online channel (`prepare`) counts as at the desk,
 * from the moment the originals are shown there.
 */
export function channelOf(version: ProcedureVersion, channel: Channel): ProcedureChannel | undefined {
  const found = version.channels.find((one) => one.channel === channel)
  return found ?? (channel === 'online' ? version.channels.find((one) => one.channel === 'in_person') : undefined)
}

/** The version that a dossier received on `date` (YYYY-MM-DD) comes under: the latest that has begun and not ended. */
export function versionOn<V extends { validFrom: string; validTo: string | null }>(
  versions: readonly V[],
  date: string,
): V | undefined {
  return versions
    .filter((version) => version.validFrom <= date && (version.validTo === null || version.validTo >= date))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}
