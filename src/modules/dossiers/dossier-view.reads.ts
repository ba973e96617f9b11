import { explainSteps } from '#kernel/clock/clock.ts'
import { readStream } from '#kernel/events/event.store.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { answersToRows } from '#modules/forms/index.ts'
import { getProcedureVersion, type ProcedureVersion } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { readCorrections } from './correction.commands.ts'
import { standingOf } from './deadline.rules.ts'
import { flowOf } from './dossier-move.store.ts'
import { toMoment, type DossierView } from './dossier-view.schema.ts'
import { isOwner, possibleMoves } from './dossier.policy.ts'
import { readComponents, readFiles, readSupplements } from './dossier.reads.ts'
import { dossierStates, unitDay } from './dossier.rules.ts'
import { readResultViews } from './result-view.reads.ts'
import { barredMoves } from './separation.reads.ts'
import type { DossierRow, SupplementRow } from './dossier.table.ts'
import { MASKED_LINE, maskEmail, maskPhone, openNumbers, sealedColumns, unitsNamed } from './sealed-answers.rules.ts'
import { isOwners, passedOnOf, toTimeline } from './timeline.rules.ts'
import { maskNationalId, type NationalId } from '#kernel/crypto/national-id.ts'

/** Everything a screen shows about one dossier, as this caller may see it. */
export async function readDossierView(ctx: Ctx, row: DossierRow): Promise<DossierView> {
  const { db, locale, t } = ctx
  const now = ctx.now()
  const procedure = await getProcedureVersion(db, row.procedure_code, row.procedure_version, now)
  const nameOf = await nameUnits(
    ctx,
    unitsNamed([row.answers, row.applicant_address]),
    civilDate(row.submitted_at),
    'paper',
  )
  const unit = (await nameUnits(ctx, [row.unit_code], unitDay(row, now), 'paper'))(row.unit_code)
  const owner = isOwner(ctx.actor, row)
  const componentName = (key: string) => procedure.components.find((one) => one.key === key)?.name[locale] ?? key
  const supplements = await readSupplements(db, row.id)
  const events = await readStream(db, row.id)
  const possible = possibleMoves(ctx.actor, row, flowOf(row, procedure), now)
  const barred = await barredMoves(ctx, row, procedure, { possible, events })
  return {
    ...head(row, procedure, locale, now, unit),
    stateName: t(`dossiers.state.${row.state}.name`),
    explanation: explainSteps(row.due_steps ?? [], t, locale),
    applicant: applicantOf(ctx, row, nameOf),
    answers: answersToRows(procedure.form, shownAnswers(ctx, row), locale, { unitName: nameOf }),
    components: await componentsOf(ctx, row, componentName),
    supplements: supplements.map((one) => toSupplementView(one, componentName, owner)),
    results: await readResultViews(ctx, row, procedure, events),
    passedOn: toPassedOn(events),
    corrections: (await readCorrections(db, ctx.services.aead, row.id))
      .filter(({ text }) => text !== '')
      .map(({ at, text }) => ({ at: isoMoment(at), text })),
    timeline: toTimeline(events, t).map((entry) => ({
      ...entry,
      at: isoMoment(entry.at),
      by: owner && !isOwners(entry.role) ? '' : entry.by,
    })),
    can: possible.filter((kind) => !barred.some(({ move }) => move === kind)),
    barred,
    owner,
  }
}

type Head = Omit<
  DossierView,
  | 'stateName'
  | 'explanation'
  | 'applicant'
  | 'answers'
  | 'components'
  | 'supplements'
  | 'results'
  | 'timeline'
  | 'passedOn'
  | 'corrections'
  | 'can'
  | 'barred'
  | 'owner'
>

function head(row: DossierRow, procedure: ProcedureVersion, locale: Ctx['locale'], now: Date, unit: string): Head {
  return {
    id: row.id,
    code: row.code,
    trackingCode: row.tracking_code,
    state: row.state,
    nationalState: dossierStates[row.state],
    step: row.step,
    version: row.version,
    procedure: {
      code: procedure.code,
      name: (procedure.shortName ?? procedure.name)[locale],
      version: procedure.version,
    },
    unit: { code: row.unit_code, name: unit },
    channel: row.channel,
    role: roleOfStep(procedure, row.step),
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    submittedAt: isoMoment(row.submitted_at),
    receivedAt: toMoment(row.received_at),
    dueAt: toMoment(row.due_at),
    finishedAt: toMoment(row.finished_at),
    standing: standingOf(row, now),
    stepDueAt: row.step_dues?.[row.step] ?? null,
    extended: row.extended,
    steps: row.due_steps ?? [],
    fee: row.fee === null ? null : Number(row.fee),
    paid: row.paid,
  }
}

export const roleOfStep = (procedure: ProcedureVersion, step: DossierRow['step']) =>
  procedure.handling.find((one) => one.key === step)?.role ?? 'reception'

/** Number, phone, e-mail and address masked, also for the office: one is shown in full by dossiers.reveal-applicant. */
function applicantOf(ctx: Ctx, row: DossierRow, nameOf: (code: string) => string) {
  const phone = ctx.services.aead.decrypt(row.applicant_phone_enc, sealedColumns.phone)
  const address = row.applicant_address
  const own = isOwner(ctx.actor, row)
  return {
    fullName: row.applicant_name,
    nationalId: row.national_id_masked,
    level: row.applicant_level,
    phone: maskPhone(phone),
    email: own || row.applicant_email === null ? row.applicant_email : maskEmail(row.applicant_email),
    address: address === null ? null : `${own ? address.line : MASKED_LINE}, ${nameOf(address.unit)}`,
  }
}

/** Answers with 12-digit numbers masked; a full reveal is an operation of its own. */
function shownAnswers(ctx: Ctx, row: DossierRow) {
  return openNumbers(row.answers, (text) =>
    maskNationalId(ctx.services.aead.decrypt(text, sealedColumns.answers) as NationalId),
  )
}

async function componentsOf(
  ctx: Ctx,
  row: DossierRow,
  nameOf: (key: string) => string,
): Promise<DossierView['components']> {
  const files = await readFiles(ctx.db, row.id)
  const components = await readComponents(ctx.db, row.id)
  return components.map(({ key, kind, required, state, originals, copies }) => ({
    key,
    name: nameOf(key),
    kind,
    required,
    state,
    originals,
    copies,
    files: files
      .filter((file) => file.component === key)
      .map((file) => ({ ...file, handedAt: isoMoment(file.handedAt) })),
  }))
}

function toSupplementView(
  row: SupplementRow,
  nameOf: (key: string) => string,
  owner: boolean,
): DossierView['supplements'][number] {
  return {
    number: row.number,
    reason: row.reason,
    items: row.items.map((item) => ({ ...item, name: nameOf(item.component) })),
    requestedAt: isoMoment(row.requested_at),
    requestedBy: owner ? '' : row.requested_by_name,
    forcedReason: owner ? null : row.forced_reason,
    answeredAt: toMoment(row.answered_at),
    answeredBy: row.answered_by,
    answer: row.answer_text,
  }
}

export function toPassedOn(events: Parameters<typeof passedOnOf>[0]): DossierView['passedOn'] {
  const passed = passedOnOf(events)
  return passed && { ...passed, at: isoMoment(passed.at) }
}
