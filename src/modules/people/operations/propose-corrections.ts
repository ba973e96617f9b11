import { z } from 'zod'
import { parseNationalId } from '#kernel/crypto/national-id.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { parsePhone } from '#modules/identity/index.ts'
import { ADMINISTRATION, findUnit } from '#modules/units/index.ts'
import { BEFORE, PROPOSED } from '../people.personal.ts'
import { fingerprint, only, somebodyDecides, valuesOf } from '../person-correction.reads.ts'
import { CORRECTABLE, type Correctable, type FieldValues, type Proposed } from '../person-correction.rules.ts'
import { ByCorrection, ProposeCorrections } from '../person-correction.schema.ts'
import { closeCorrection, insertCorrections, lockCorrections, openFields } from '../person-correction.store.ts'
import { personErrors } from '../person.errors.ts'
import { personEvent } from '../person.events.ts'
import { toNewPerson } from '../person-input.rules.ts'
import { tidyName, yearOf } from '../person.rules.ts'
import { lockPerson } from '../person.store.ts'
import { readPerson } from '../person-view.reads.ts'
import { ownPersonId } from './get-person.ts'

/** Where a field stands in the input: its problem is told there. */
const paths: Record<Correctable, string> = {
  name: 'name',
  other_names: 'otherNames',
  sex: 'sex',
  birth: 'birth',
  phones: 'phones',
  residence: 'residence',
  national_id: 'nationalId',
}

/**
 * She says what should stand in fields of her own record; one proposal for a field at a time. Fields that say what stands
 * there already are left out; when nothing is left, there is nothing to propose.
 */
export const proposeCorrections = operation({
  name: 'people.propose-corrections',
  permission: 'signed_in',
  kind: 'write',
  input: ProposeCorrections,
  output: z.object({ sending: z.uuid() }),
  async run(ctx, { note, ...input }) {
    const [id, account] = [await ownPersonId(ctx), ctx.actor.accountId]
    if (id === undefined || account === null || !(await lockPerson(ctx.db, id))) throw personErrors.notFound()
    const person = await readPerson(ctx.db, id, civilDate(ctx.now()))
    if (!person) throw personErrors.notFound()
    if (!(await somebodyDecides(ctx, id))) throw personErrors.nobodyDecides()
    const [proposed, now] = [await readProposed(ctx, input), valuesOf(ctx, person)]
    const wrong = CORRECTABLE.map((field) => ({ field, value: { [field]: proposed[field] } as Proposed })).filter(
      ({ field, value }) => field in proposed && fingerprint(ctx, value) !== fingerprint(ctx, only(field, now)),
    )
    if (wrong.length === 0) throw personErrors.nothingProposed()
    const waiting = await openFields(ctx.db, id)
    for (const { field } of wrong) if (waiting.has(field)) throw personErrors.alreadyProposed(paths[field])
    const [sending, at] = [ctx.ids.uuid(), ctx.now()]
    const sealed = (value: unknown, context: string) => ctx.services.aead.encrypt(JSON.stringify(value), context)
    const added = await insertCorrections(
      ctx.db,
      wrong.map(({ field }) => ({
        id: ctx.ids.uuid(),
        sending,
        person_id: id,
        field,
        before_enc: sealed(now[field], BEFORE),
        proposed_enc: sealed(proposed[field], PROPOSED),
        note,
        state: 'open' as const,
        proposed_at: at,
        proposed_by: account,
        decided_at: null,
        decided_by: null,
        decision: '',
      })),
    )
    if (!added) throw personErrors.alreadyProposed(paths[wrong[0]?.field ?? 'name'])
    await ctx.record([
      personEvent('person.correction_proposed', id, { sending, fields: wrong.map(({ field }) => field) }),
    ])
    return { sending }
  },
})

type Input = Omit<z.output<typeof ProposeCorrections>, 'note'>

/** What she sent, checked and in one spelling. Throws on the field that is wrong. */
async function readProposed(ctx: Ctx, { residence, ...input }: Input): Promise<Proposed> {
  const today = civilDate(ctx.now())
  const told = toNewPerson(input, today)
  const { name, otherNames, sex, birthDate, birthYear, nationalId } = told
  const number = nationalId === undefined ? undefined : parseNationalId(nationalId)
  if (nationalId !== undefined && number === undefined) throw personErrors.badNationalId()
  return {
    ...(name !== undefined && { name: tidyName(name) }),
    ...(otherNames && { other_names: otherNames.map(tidyName).filter((one) => one !== '') }),
    ...(sex && { sex }),
    ...((birthDate || birthYear) && { birth: { date: birthDate ?? null, year: yearOf(told) } }),
    ...(input.phones && { phones: readPhones(input.phones) }),
    ...(residence && { residence: { ...residence, unit: await communeOf(ctx, residence.unit, today), mapOf: today } }),
    ...(number !== undefined && { national_id: number }),
  }
}

/** Empty ones are hers no more. */
function readPhones(phones: NonNullable<Input['phones']>): FieldValues['phones'] {
  return phones.flatMap(({ phone: text, kind }, index) => {
    if (text === '') return []
    const phone = parsePhone(text)
    if (phone === undefined) throw personErrors.badPhone(`phones.${index}`)
    return [{ phone, kind }]
  })
}

/** The code of a commune or ward that stands today. */
async function communeOf(ctx: Ctx, code: string, today: string): Promise<string> {
  const unit = await findUnit(ctx.db, code, today)
  if (unit?.tree !== ADMINISTRATION || unit.level !== 'commune') throw personErrors.badCommune()
  return code
}

/** Takes a proposal back that nobody has decided. Once more says nothing new. */
export const withdrawCorrection = operation({
  name: 'people.withdraw-correction',
  permission: 'signed_in',
  kind: 'write',
  input: ByCorrection,
  output: z.object({}),
  async run(ctx, { correction }) {
    const [row] = await lockCorrections(ctx.db, [correction])
    if (!row || row.proposed_by !== ctx.actor.accountId) throw personErrors.notFound()
    if (row.state === 'withdrawn') return {}
    if (row.state !== 'open') throw personErrors.alreadyDecided()
    const closed = { state: 'withdrawn' as const, decided_at: ctx.now(), decided_by: row.proposed_by, decision: '' }
    await closeCorrection(ctx.db, row.id, closed)
    await ctx.record([
      personEvent('person.correction_withdrawn', row.person_id, { sending: row.sending, fields: [row.field] }),
    ])
    return {}
  },
})
