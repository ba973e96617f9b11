import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { findUnits } from '#modules/units/index.ts'
import { matches, parseFilter, valuesAt } from '../scim-filter.rules.ts'
import { applyPatch, type Resource as ResourceData } from '../scim-patch.rules.ts'
import { fitsVersion, GROUP, LIST, selectAttributes, withVersion } from '../scim-resource.rules.ts'
import { baseOf, seenBy, theUser } from '../scim.commands.ts'
import { scimErrors } from '../scim.errors.ts'
import { READ, WRITE } from '../scim.policy.ts'
import { ByGroup, CreateGroup, DeleteGroup, ListResources, PatchGroup, Resource, ResourceList } from '../scim.schema.ts'
import { readMembersOf } from '../user.reads.ts'
import { moveUser } from '../write-user.commands.ts'
import { pageOf, readPatch } from './users.ts'

/** Units as groups, each with its own members (not those of units below). */
async function readGroups(ctx: Ctx, codes: readonly string[], withMembers: boolean): Promise<ResourceData[]> {
  const seen = seenBy(ctx)
  const units = await findUnits(
    ctx.db,
    codes.filter((code) => seen.units.includes(code)),
    seen.today,
  )
  const members = withMembers ? await readMembersOf(ctx.db, seen, [...units.keys()]) : new Map<string, never[]>()
  const base = baseOf(ctx)
  return [...units.values()]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((unit) =>
      withVersion({
        schemas: [GROUP],
        id: unit.code,
        displayName: unit.name,
        ...(withMembers && {
          members: (members.get(unit.code) ?? []).map(({ id, name }) => ({
            value: id,
            display: name,
            type: 'User',
            $ref: `${base}/Users/${id}`,
          })),
        }),
        meta: { resourceType: 'Group', location: `${base}/Groups/${unit.code}` },
      }),
    )
}

/** Groups that a filter finds. Members are told when they are asked for or filtered by, as a unit may have thousands. */
export const listGroups = question({
  name: 'scim.list-groups',
  permission: READ,
  input: ListResources,
  output: ResourceList,
  reveals: 'noted',
  async run(ctx, asked) {
    const { offset, limit } = pageOf(asked)
    const { total, Resources } = await readGroupPage(ctx, asked, { offset, limit })
    return { schemas: [LIST], totalResults: total, startIndex: offset + 1, itemsPerPage: Resources.length, Resources }
  },
})

/**
 * One page of the groups that are asked for, and how many there are. Members are read of the groups that are shown, and of
 * all only where the filter speaks of them: a province has hundreds of thousands.
 */
export async function readGroupPage(ctx: Ctx, asked: ListResources, page: { offset: number; limit: number }) {
  const { filter, sortBy = 'id', sortOrder, startIndex: _start, count: _count, ...shown } = asked
  const wanted = filter === undefined || filter.trim() === '' ? undefined : parseFilter(filter)
  const filtersMembers = /members/i.test(filter ?? '')
  const all = await readGroups(ctx, seenBy(ctx).units, filtersMembers)
  const key = (group: ResourceData) => String(valuesAt(group, sortBy.toLowerCase())[0] ?? '')
  const found = all
    .filter((group) => !wanted || matches(wanted, group))
    .toSorted((a, b) => key(a).localeCompare(key(b), 'vi') * (sortOrder === 'descending' ? -1 : 1))
  const here = found.slice(page.offset, page.offset + page.limit)
  const withMembers = filtersMembers || /members/i.test(shown.attributes ?? '')
  const told = withMembers && !filtersMembers ? await filled(ctx, here) : here
  if (withMembers) revealMembers(ctx, told)
  return { total: found.length, Resources: told.map((group) => selectAttributes(group, shown)) }
}

/** The same groups with their members, in the same order. */
async function filled(ctx: Ctx, groups: readonly ResourceData[]): Promise<ResourceData[]> {
  const codes = groups.map(({ id }) => String(id))
  const read = new Map((await readGroups(ctx, codes, true)).map((group) => [String(group['id']), group]))
  return codes.map((code) => read.get(code)).filter((group) => group !== undefined)
}

const revealMembers = (ctx: Ctx, groups: readonly ResourceData[]): void =>
  ctx.reveal(groups.flatMap((group) => [...idsOf(group)].map((id) => ({ type: 'person', id, columns: ['name'] }))))

async function theGroup(ctx: Ctx, code: string, ifMatch?: string): Promise<ResourceData> {
  const [group] = await readGroups(ctx, [code], true)
  if (!group) throw scimErrors.notFound()
  revealMembers(ctx, [group])
  if (!fitsVersion(group, ifMatch)) throw scimErrors.changed()
  return group
}

export const getGroup = question({
  name: 'scim.get-group',
  permission: READ,
  input: ByGroup,
  output: Resource,
  reveals: 'noted',
  run: async (ctx, { group, ...shown }) => selectAttributes(await theGroup(ctx, group), shown),
})

/** Who is in a group: added members are transferred to the unit; nobody is in none, so none can only be taken out. */
export const patchGroup = operation({
  name: 'scim.patch-group',
  permission: WRITE,
  kind: 'write',
  input: PatchGroup,
  output: Resource,
  reveals: 'noted',
  async run(ctx, { group: code, body, ifMatch }) {
    const before = await theGroup(ctx, code, ifMatch)
    await settleMembers(ctx, code, before, applyPatch(before, readPatch(body)))
    return theGroup(ctx, code)
  },
})

export const replaceGroup = operation({
  name: 'scim.replace-group',
  permission: WRITE,
  kind: 'write',
  input: PatchGroup,
  output: Resource,
  reveals: 'noted',
  async run(ctx, { group: code, body, ifMatch }) {
    const before = await theGroup(ctx, code, ifMatch)
    await settleMembers(ctx, code, before, { ...before, ...body })
    return theGroup(ctx, code)
  },
})

const idsOf = (group: ResourceData) => new Set(valuesAt(group, 'members.value').map(String))

async function settleMembers(ctx: Ctx, code: string, before: ResourceData, after: ResourceData): Promise<void> {
  // A unit's name changes by a decision, in a reorganisation.
  for (const name of ['id', 'displayName']) if (after[name] !== before[name]) throw scimErrors.mutability(name)
  const [was, is] = [idsOf(before), idsOf(after)]
  if ([...was].some((id) => !is.has(id))) throw scimErrors.stays()
  for (const id of is) {
    if (was.has(id)) continue
    if (!z.uuid().safeParse(id).success) throw scimErrors.invalidValue('members')
    await moveUser(ctx, await theUser(ctx, id), code)
  }
}

/** Units are founded and abolished by decisions of their own, never by another system. */
const refuse = () => Promise.reject(scimErrors.mutability('Groups'))
export const createGroup = operation({
  name: 'scim.create-group',
  permission: WRITE,
  kind: 'write',
  input: CreateGroup,
  output: Resource,
  run: refuse,
})
export const deleteGroup = operation({
  name: 'scim.delete-group',
  permission: WRITE,
  kind: 'write',
  input: DeleteGroup,
  output: z.object({}),
  run: refuse,
})
