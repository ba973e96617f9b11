import { describe, expect, test } from 'vitest'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, testRuntime } from '#kernel/testing/runtime.ts'
import { importUnits, readUnitFolder, unitCodesUnder } from '#modules/units/index.ts'
import { organisationHoldings } from '../channels.holding.ts'
import { addChannel } from './add-channel.ts'
import { changeChannel } from './change-channel.ts'
import { endChannel } from './end-channel.ts'
import { getPublicUnit } from './get-public-unit.ts'
import { getTree } from './get-tree.ts'
import { getOrganisationUnit } from './get-unit.ts'
import { listChannels } from './list-channels.ts'
import { setContact } from './set-contact.ts'

const { pool } = await testDatabase()
const { run, runtime } = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
const at = async (n: number, unit: string): Promise<Actor> => {
  const permissions = ['members:read', 'members:write']
  const actor = officer({
    accountId: `01890000-0000-7000-8000-00000000000${n}`,
    role: 'union_cadre',
    unit,
    permissions,
  })
  const units = await unitCodesUnder(runtime.db, unit, '2026-11-22')
  return { ...actor, positions: actor.positions.map((position) => ({ ...position, units })) }
}
const cadre = await at(1, 'PN20965')
const other = await at(2, 'PN20971')

describe('the tree', () => {
  test('on the eve of the reform is the old one, with seventeen communes in a district', async () => {
    const { nodes, path } = await run(getTree, { tree: 'womens_union', at: '2025-06-30', open: 'PN517' }, cadre)
    expect(path).toEqual(['PN49', 'PN517'])
    expect(nodes.filter(({ parentCode }) => parentCode === 'PN517')).toHaveLength(17)
  })

  test('of today has six, and knows the day on which it changed', async () => {
    const { nodes, days } = await run(getTree, { tree: 'womens_union', open: 'PN48' }, cadre)
    expect(nodes.filter(({ parentCode }) => parentCode === 'PN48').map(({ children }) => children > 0)).toHaveLength(6)
    expect(days.map(({ day }) => day)).toEqual(['2025-07-01'])
  })

  test('of the administration counts no members', async () => {
    expect((await run(getTree, {}, cadre)).nodes.every(({ members }) => members === null)).toBe(true)
  })
})

describe('a unit', () => {
  test('that went up in another is found by its old code, with who took over', async () => {
    const view = await run(getPublicUnit, { code: 'PN20989' })
    expect(view.unit).toBeNull()
    expect(view.rows.map(({ name, validTo }) => [name, validTo])).toEqual([['Hội LHPN xã Tam Hiệp', '2025-06-30']])
    expect(view.lineage).toMatchObject([{ oldCode: 'PN20989', newCode: 'PN20965', extent: 'whole', on: '2025-07-01' }])
  })

  test('says where it is and when somebody is there; two who write at once do not overwrite each other', async () => {
    const contact = {
      code: 'PN20965-01',
      line: 'Nhà văn hóa khối phố 1',
      phone: '0235 3870 123',
      email: '',
      website: '',
      latitude: 15.42,
      longitude: 108.66,
      hours: '7: 7:00-10:30',
      version: 0,
    }
    await run(setContact, contact, cadre)
    await expect(run(setContact, contact, cadre)).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
    await run(setContact, { ...contact, phone: '0235 3870 124', version: 1 }, cadre)
    const view = await run(getOrganisationUnit, { code: 'PN20965-01' }, cadre)
    expect(view.contact).toMatchObject({
      phone: '0235 3870 124',
      hours: [{ days: '6', from: '07:00', to: '10:30' }],
      version: 2,
    })
    await expect(run(setContact, { ...contact, version: 2 }, other)).rejects.toMatchObject({ status: 403 })
  })
})

describe('a channel', () => {
  const page = {
    unit: 'PN20965',
    kind: 'fan_page' as const,
    name: 'Phụ nữ Núi Thành',
    address: 'https://facebook.example/phunu',
    runBy: 'Đỗ Thị Thanh Hương',
    members: 2140,
    countedOn: '2026-11-01',
    startedOn: '2025-07-01',
    isPublic: true,
  }

  test('is counted with those of the units below, and its address runs once', async () => {
    const { id } = await run(addChannel, page, cadre)
    await expect(run(addChannel, { ...page, unit: 'PN20965-01' }, cadre)).rejects.toMatchObject({
      code: 'organisation.address_taken',
    })
    const group = {
      ...page,
      unit: 'PN20965-01',
      kind: 'chat_group' as const,
      address: '',
      members: 48,
      isPublic: false,
    }
    await run(addChannel, group, cadre)
    const list = await run(listChannels, { unit: 'PN20965' }, cadre)
    expect(list.totals).toEqual([
      { kind: 'chat_group', channels: 1, members: 48 },
      { kind: 'fan_page', channels: 1, members: 2140 },
    ])
    const { version } = list.items.find((item) => item.id === id) ?? { version: 0 }
    await run(changeChannel, { ...page, id, version, members: 2200 }, cadre)
    await expect(run(changeChannel, { ...page, id, version }, cadre)).rejects.toMatchObject({ status: 409 })
    await expect(run(endChannel, { id, on: '2026-11-20' }, other)).rejects.toMatchObject({ status: 403 })
  })

  test('of the public page is what the unit shows; who works there sees all', async () => {
    expect((await run(getPublicUnit, { code: 'PN20965' })).channels).toHaveLength(1)
    expect((await run(getPublicUnit, { code: 'PN20965-01' })).channels).toEqual([])
    expect((await run(getOrganisationUnit, { code: 'PN20965-01' }, cadre)).channels).toHaveLength(1)
  })

  test('goes on with the unit that takes over, and back when the act is undone', async () => {
    const [holding] = organisationHoldings
    const act = { id: '01890000-0000-7000-8000-0000000000aa', on: '2026-12-01' }
    const moves = [{ from: 'PN20965', to: 'PN20971', extent: 'whole' as const }]
    const carry = { db: runtime.db } as never
    expect(await holding?.count?.(runtime.db, ['PN20965'], act.on)).toEqual(new Map([['PN20965', 1]]))
    expect(await holding?.carry?.(carry, act, moves, 100)).toBe(1)
    expect(await holding?.carry?.(carry, act, moves, 100)).toBe(0)
    expect((await run(listChannels, { unit: 'PN20971' }, other)).items).toHaveLength(1)
    expect(await holding?.takeBack?.(carry, act, 100)).toBe(1)
    expect((await run(listChannels, { unit: 'PN20971' }, other)).items).toEqual([])
  })

  test('that has ended is no longer listed', async () => {
    const [{ id } = { id: '' }] = (await run(listChannels, { unit: 'PN20965', kind: 'fan_page' }, cadre)).items
    await run(endChannel, { id, on: '2026-11-22' }, cadre)
    expect((await run(listChannels, { unit: 'PN20965', kind: 'fan_page' }, cadre)).items).toEqual([])
  })
})
