import type { Ctx } from '#kernel/operation/ctx.ts'
import { parseInput } from '#kernel/operation/pipeline.ts'
import {
  endMembership,
  registerMember,
  requestTransfer,
  resumeMember,
  suspendMember,
} from '#modules/membership/index.ts'
import { correctPerson, type NewPerson } from '#modules/people/index.ts'
import { seenBy, theUser } from './scim.commands.ts'
import { scimErrors } from './scim.errors.ts'
import { isTaken, saveName } from './scim.store.ts'
import type { UserInput } from './user-input.rules.ts'
import type { UserRow } from './user-resource.rules.ts'

const REASON = 'SCIM'

/**
 * Registers a member by the operation that cadres use: the client needs `members:write` at the unit, and `members:admit`
 * when it says since when she is a member or brings the decision; else she waits for one. Answers the person's id.
 */
export async function createUser(ctx: Ctx, input: UserInput): Promise<string> {
  const { client, units } = seenBy(ctx)
  const { unit = units.length === 1 ? units[0] : undefined, ...member } = input.member
  if (unit === undefined) throw scimErrors.noUnit()
  if (input.userName === undefined) throw scimErrors.invalidValue('userName')
  if (input.name === undefined) throw scimErrors.invalidValue('name')
  if (await isTaken(ctx.db, client, input.userName)) throw scimErrors.taken()
  const { decision, kind, number, joinedOn, birthDate, birthYear, nationalId, sex } = member
  const { personId } = await registerMember.run(
    ctx,
    parseInput(registerMember.input, {
      unit,
      person: { name: input.name, sex, birthDate, birthYear, nationalId, phone: input.phones?.[0]?.phone },
      kind,
      number,
      joinedOn,
      decision,
      basis: 'other_system',
    }),
  )
  await saveName(ctx.db, {
    client,
    person: personId,
    userName: input.userName,
    externalId: input.externalId ?? null,
    at: ctx.now(),
  })
  const more = personChanges({ ...input, phones: (input.phones ?? []).length > 1 ? input.phones : undefined })
  const { name: _name, ...rest } = more
  if (rest.otherNames || rest.phones) await correct(ctx, personId, { otherNames: rest.otherNames, phones: rest.phones })
  return personId
}

type Said = Omit<UserInput, 'phones'> & { phones?: UserInput['phones'] | undefined }

function personChanges({ name, nickName, phones, member }: Said): Partial<NewPerson> {
  const { birthDate, birthYear, sex } = member
  return {
    ...(name !== undefined && { name }),
    ...(nickName !== undefined && { otherNames: nickName === '' ? [] : [nickName] }),
    ...(phones !== undefined && { phones }),
    ...(sex !== undefined && { sex }),
    ...((birthDate !== undefined || birthYear !== undefined) && {
      birthDate: birthDate ?? null,
      birthYear: birthYear ?? null,
    }),
  }
}

/** Makes of the user what the input says; what it leaves out stays. Each part by its own operation and its right. */
export async function changeUser(ctx: Ctx, row: UserRow, input: UserInput): Promise<void> {
  await changePerson(ctx, row, input)
  await changeNames(ctx, row, input)
  const { unit, kind, number } = input.member
  if (kind !== undefined && kind !== row.kind) throw scimErrors.mutability('kind')
  if (number !== undefined && number !== row.number) throw scimErrors.mutability('number')
  if (unit !== undefined && unit !== row.unit) await moveUser(ctx, row, unit)
  if (input.active !== undefined) await setActive(ctx, row, input.active)
}

async function changePerson(ctx: Ctx, row: UserRow, input: UserInput): Promise<void> {
  const told = personChanges(input)
  const phones = row.phones.map(({ phone, kind }) => `${phone} ${kind}`).join()
  const changes: Partial<NewPerson> = {
    ...(told.name !== undefined && told.name !== row.name && { name: told.name }),
    ...(told.otherNames !== undefined &&
      told.otherNames[0] !== row.other_names[0] && { otherNames: [...told.otherNames, ...row.other_names.slice(1)] }),
    ...(told.phones &&
      told.phones.map(({ phone, kind }) => `${phone} ${kind}`).join() !== phones && { phones: told.phones }),
    ...(told.sex !== undefined && told.sex !== row.sex && { sex: told.sex }),
    ...((told.birthDate ?? row.birth_date) !== row.birth_date || (told.birthYear ?? row.birth_year) !== row.birth_year
      ? { birthDate: told.birthDate ?? null, birthYear: told.birthYear ?? null }
      : {}),
  }
  if (Object.keys(changes).length === 0) return
  await correct(ctx, row.id, changes)
}

/** By the operation that the desk uses, with its right, its checks of what is said, and what she had restricted. */
async function correct(ctx: Ctx, person: string, changes: { [K in keyof NewPerson]?: NewPerson[K] | undefined }) {
  await correctPerson.run(ctx, parseInput(correctPerson.input, { person, ...changes }))
}

async function changeNames(ctx: Ctx, row: UserRow, { userName = row.user_name, externalId }: UserInput): Promise<void> {
  const external = externalId === '' ? null : (externalId ?? row.external_id)
  if (userName === row.user_name && external === row.external_id) return
  const { client } = seenBy(ctx)
  await saveName(ctx.db, { client, person: row.id, userName, externalId: external, at: ctx.now() })
}

/** To another unit, as a transfer: done at once where the client may release and accept, else it waits for the units. */
export async function moveUser(ctx: Ctx, row: Pick<UserRow, 'membership'>, to: string): Promise<void> {
  const { units } = seenBy(ctx)
  if (!units.includes(to)) throw scimErrors.invalidValue('unit')
  await requestTransfer.run(ctx, parseInput(requestTransfer.input, { member: row.membership, to, reason: REASON }))
}

/** Not active is suspended, which is taken back by active; nobody is expelled by it. */
async function setActive(ctx: Ctx, row: UserRow, active: boolean): Promise<void> {
  if (active === (row.state === 'active')) return
  if (row.state === 'applied') {
    if (active) throw scimErrors.mutability('active')
    return
  }
  if (active) await resumeMember.run(ctx, parseInput(resumeMember.input, { member: row.membership, reason: REASON }))
  else await suspendMember.run(ctx, parseInput(suspendMember.input, { member: row.membership, reason: REASON }))
}

/** Deleting ends the membership on this day, as leaving does; the person and her history stay with the association. */
export async function deleteUser(ctx: Ctx, id: string, ifMatch: string | undefined): Promise<void> {
  const row = await theUser(ctx, id, ifMatch)
  if (row.state === 'applied') throw scimErrors.mutability('active')
  await endMembership.run(
    ctx,
    parseInput(endMembership.input, { member: row.membership, why: 'other', reason: REASON }),
  )
}
