import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { addPerson, mergePerson } from '../index.ts'
import { BRANCH, correctionsWorld, known, refusal } from '../testing/corrections-world.ts'
import { correctPerson } from './correct-person.ts'
import { decideCorrections } from './decide-corrections.ts'
import { getPerson } from './get-person.ts'
import { revealCorrectedId, showCorrectedPhones } from './list-corrections.ts'
import { listOwnCorrections } from './list-own-corrections.ts'
import { proposeCorrections } from './propose-corrections.ts'
import { searchPeople } from './search-people.ts'

const world = await correctionsWorld((await testDatabase()).pool)
const { office, run, within, herself, head, cadre, stranger, queueOf, eventsOf } = world

describe('a member says what is wrong of herself, field by field', () => {
  test('it waits for those who may write her record, with what stands there and what she proposes', async () => {
    const her = await herself()
    const { sending } = await run(
      proposeCorrections,
      {
        name: 'Nguyễn Thị  Bình Minh',
        birthDate: '1980-03-08',
        residence: { unit: '20971', line: 'Thôn 2' },
        note: 'Mới chuyển nhà',
      },
      her.actor,
    )
    for (const actor of [head, cadre]) {
      const waiting = await queueOf(actor, her.person)
      expect(waiting).toMatchObject({ sending, note: 'Mới chuyển nhà', may: true, name: 'Nguyễn Thị Bình' })
      expect(waiting?.fields.map(({ field, current, proposed }) => [field, current, proposed])).toEqual([
        ['name', 'Nguyễn Thị Bình', 'Nguyễn Thị Bình Minh'],
        ['birth', '1980', '08/03/1980'],
        ['residence', 'Thôn 1, Xã Núi Thành, Thành phố Đà Nẵng', 'Thôn 2, Xã Tam Mỹ, Thành phố Đà Nẵng'],
      ])
    }
    expect(await queueOf(stranger, her.person)).toBeUndefined()
    const { items, route } = await run(listOwnCorrections, {}, her.actor)
    expect(route).toBe('office')
    expect(items.map(({ state }) => state)).toEqual(['open', 'open', 'open'])
  })

  test('accepted in part: the record says so, is found by it, and she reads the answer; the rest is refused with a word', async () => {
    const her = await herself()
    await run(proposeCorrections, { name: 'Trịnh Thị Bình Yên', birthDate: '1979-12-01', otherNames: [] }, her.actor)
    const { fields = [] } = (await queueOf(head, her.person)) ?? {}
    const [name, others, birth] = fields
    const answer = (id = '', decision: 'accept' | 'refuse' = 'accept', word = '') => ({
      correction: id,
      decision,
      word,
    })
    expect(await refusal(run(decideCorrections, { decisions: [answer(birth?.id, 'refuse')] }, head))).toBe(
      'people.reason_missing',
    )
    const decisions = [
      { ...answer(name?.id), seen: name?.seen },
      answer(others?.id, 'accept', 'Đúng rồi'),
      answer(birth?.id, 'refuse', 'Xin mang giấy khai sinh'),
    ]
    await run(decideCorrections, { decisions }, head)
    expect(await run(getPerson, { person: her.person }, head)).toMatchObject({
      name: 'Trịnh Thị Bình Yên',
      otherNames: [],
      birthYear: 1980,
    })
    const { items } = await run(searchPeople, { q: 'trinh binh yen 1980' }, head)
    expect(items.map(({ id }) => id)).toEqual([her.person])
    const own = (await run(listOwnCorrections, {}, her.actor)).items
    expect(Object.fromEntries(own.map(({ field, state, decision }) => [field, [state, decision]]))).toEqual({
      name: ['accepted', ''],
      other_names: ['accepted', 'Đúng rồi'],
      birth: ['refused', 'Xin mang giấy khai sinh'],
    })
    // One correction of the record, whatever the number of fields: the matcher of duplicates hears of it once.
    const told = (await eventsOf(her.person)).map(({ type }) => type)
    expect(told.filter((type) => type === 'person.corrected')).toHaveLength(1)
    expect(told.slice(-3)).toEqual(['person.corrected', 'person.correction_accepted', 'person.correction_refused'])
    // The same answer once more says nothing new; another one comes too late.
    await run(decideCorrections, { decisions }, head)
    expect((await eventsOf(her.person)).map(({ type }) => type)).toEqual(told)
    expect(await refusal(run(decideCorrections, { decisions }, cadre))).toBe('people.already_decided')
  })

  test('her new address makes her known where she lives now', async () => {
    const her = await herself()
    await run(proposeCorrections, { residence: { unit: '20971', line: 'Thôn 5' } }, her.actor)
    const [home] = (await queueOf(cadre, her.person))?.fields ?? []
    await run(decideCorrections, { decisions: [{ correction: home?.id ?? '', decision: 'accept' }] }, cadre)
    const { places, addresses } = await run(getPerson, { person: her.person }, cadre)
    expect(places.map(({ unit }) => unit).toSorted()).toEqual(['20971', BRANCH])
    expect(addresses.filter(({ validTo }) => validTo === null).map(({ line }) => line)).toEqual(['Thôn 5'])
    expect(await refusal(run(proposeCorrections, { residence: { unit: '48', line: '' } }, her.actor))).toBe(
      'people.bad_commune',
    )
  })
})

describe('numbers', () => {
  test('are sealed at rest, masked in the queue, and opened by a look that is recorded', async () => {
    const her = await herself()
    const phones = [{ phone: '0905 777 888' }, { phone: '0905100300', kind: 'shared' as const }]
    await run(proposeCorrections, { phones, nationalId: '048 180 005 678' }, her.actor)
    const { fields = [] } = (await queueOf(head, her.person)) ?? {}
    const [phone, number] = fields
    expect(phone).toMatchObject({ masked: true, proposed: expect.stringContaining('+84••••••888') })
    expect(number).toMatchObject({ masked: true, current: '048*****1234', proposed: '048*****5678' })
    const { rows } = await sql<{ row: string }>`
      select c::text as row from person_corrections c where person_id = ${her.person}::uuid`.execute(office.runtime.db)
    for (const { row } of rows) expect(row).not.toMatch(/777|048180/)
    for (const { data } of await eventsOf(her.person)) expect(JSON.stringify(data)).not.toMatch(/777888|048180/)

    const shown = await run(showCorrectedPhones, { correction: phone?.id ?? '' }, head)
    expect(shown.fields[0]).toMatchObject({ masked: false, proposed: expect.stringMatching(/^0905777888; 0905100300/) })
    expect(shown.fields[1]?.masked).toBe(true)
    expect(await refusal(run(showCorrectedPhones, { correction: phone?.id ?? '' }, stranger))).toBe('kernel.not_found')
    const ask = { correction: number?.id ?? '', reason: 'Đối chiếu căn cước' }
    const opened = await run(revealCorrectedId, ask, head)
    expect(opened.fields[1]).toMatchObject({ current: '048180001234', proposed: '048180005678' })
    expect(await refusal(run(revealCorrectedId, { ...ask, reason: ' ' }, head))).toBe('people.reason_missing')
    const looks = await sql<{ r: unknown }>`
      select data->'reveals'->0 as r from events where type = 'access.read' and ${her.person} = any(subjects)
         and data->>'operation' in ('people.show-corrected-phones', 'people.reveal-corrected-id') order by at`.execute(
      office.runtime.db,
    )
    expect(looks.rows.map(({ r }) => r)).toMatchObject([
      { columns: ['phone'] },
      { columns: ['national_id'], reason: 'Đối chiếu căn cước' },
    ])
    const decisions = fields.map(({ id, seen }) => ({ correction: id, decision: 'accept' as const, seen }))
    await run(decideCorrections, { decisions }, head)
    expect((await run(searchPeople, { q: '048180005678' }, cadre)).items.map(({ id }) => id)).toEqual([her.person])
    expect((await run(getPerson, { person: her.person }, cadre)).phones).toHaveLength(2)
    expect(await refusal(run(showCorrectedPhones, { correction: phone?.id ?? '' }, head))).toBe('kernel.not_found')
  })

  test('that cannot be are refused at their field', async () => {
    const her = await herself()
    const problem = async (input: Parameters<typeof run>[1]) =>
      run(proposeCorrections, input as never, her.actor).then(
        () => 'done',
        (error: unknown) => (error instanceof AppError ? `${error.fields[0]?.path} ${error.code}` : error),
      )
    expect(await problem({ phones: [{ phone: '0905100200' }, { phone: '12' }] })).toBe('phones.1 people.bad_phone')
    expect(await problem({ nationalId: '123' })).toBe('nationalId people.bad_national_id')
    expect(await problem({ birthDate: '2030-01-01' })).toBe('birth people.bad_birth')
    expect(await problem({ name: 'Nguyễn Thị Bình', birthYear: 1980 })).toBe('undefined people.nothing_proposed')
  })
})

describe('a record that changed meanwhile', () => {
  test('is not overwritten: the officer is told, looks again, and decides on what stands there now', async () => {
    const her = await herself()
    await run(proposeCorrections, { name: 'Nguyễn Thị Bích', birthYear: 1981 }, her.actor)
    const before = (await queueOf(head, her.person))?.fields ?? []
    await run(correctPerson, { person: her.person, name: 'Nguyễn Thị Bính' }, cadre)
    const decide = (seen: (string | undefined)[]) =>
      run(
        decideCorrections,
        {
          decisions: before.map(({ id }, index) => ({
            correction: id,
            decision: 'accept' as const,
            seen: seen[index],
          })),
        },
        head,
      )
    expect(await refusal(decide([]))).toBe('people.changed_since')
    expect(await refusal(decide(before.map(({ seen }) => seen)))).toBe('people.changed_since')
    expect((await run(listOwnCorrections, {}, her.actor)).items.map(({ state }) => state)).toEqual(['open', 'open'])
    const again = (await queueOf(head, her.person))?.fields ?? []
    expect(again.map(({ changed, before: stood, current }) => [changed, stood, current])).toEqual([
      [true, 'Nguyễn Thị Bình', 'Nguyễn Thị Bính'],
      [false, '1980', '1980'],
    ])
    await decide(again.map(({ seen }) => seen))
    expect(await run(getPerson, { person: her.person }, head)).toMatchObject({
      name: 'Nguyễn Thị Bích',
      birthYear: 1981,
    })
  })

  test('or went on in another one is corrected where it goes on', async () => {
    const her = await herself()
    await run(proposeCorrections, { birthYear: 1982 }, her.actor)
    const into = await within((ctx) => addPerson(ctx, { ...known, name: 'Nguyễn Thị Bình B' }))
    await within((ctx) => mergePerson(ctx, her.person, into))
    const [birth] = (await queueOf(head, into))?.fields ?? []
    await run(decideCorrections, { decisions: [{ correction: birth?.id ?? '', decision: 'accept' }] }, head)
    expect(await run(getPerson, { person: into }, head)).toMatchObject({ birthYear: 1982 })
    expect((await run(listOwnCorrections, {}, her.actor)).items[0]?.state).toBe('accepted')
  })
})
