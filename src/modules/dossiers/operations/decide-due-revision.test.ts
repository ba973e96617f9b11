import { expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { importCalendar } from '#modules/calendars/index.ts'
import { anOffice, received } from '../testing/fixtures.ts'
import { acceptDossier } from './accept-dossier.ts'
import { approveDossier } from './approve-dossier.ts'
import { countEvent, unitFigures } from './count-event.ts'
import { decideDueRevision, listDueRevisions } from './decide-due-revision.ts'
import { forwardDossier } from './forward-dossier.ts'
import { getDossier } from './get-dossier.ts'
import { proposeDueRevisions } from './propose-due-revisions.ts'
import { submitDossier } from './submit-dossier.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run, administrator, reception, specialist, chair } = office
const WITH_TIME = '1.004873'

test('a calendar that changes moves no promised date until somebody confirms it with a reason', async () => {
  office.setNow('2026-11-19T16:40:00+07:00')
  const first = await received(office, WITH_TIME)
  const second = await received(office, WITH_TIME)
  const due = async (code: string) => (await run(getDossier, { code }, reception)).dueAt
  expect(await due(first.code)).toBe('2026-11-25T17:00:00+07:00')

  const day = { date: '2026-11-23', kind: 'closure' as const, name: 'Bão số 12', source: 'Công điện 5/CĐ-UBND' }
  await run(importCalendar, { days: [day], years: [] }, systemActor)
  const changed = office.outboxed.findLast((event) => event.type === 'calendar.changed')
  const event = { ...changed, at: changed?.at.toISOString() } as never
  expect(await run(proposeDueRevisions, { event }, systemActor)).toEqual({ proposed: 2 })
  expect(await run(proposeDueRevisions, { event }, systemActor)).toEqual({ proposed: 2 }) // delivered twice
  expect(await due(first.code)).toBe('2026-11-25T17:00:00+07:00')

  const { items } = await run(listDueRevisions, {}, administrator)
  expect(items.map((item) => [item.code, item.newDueAt]).toSorted()).toEqual(
    [first.code, second.code].toSorted().map((code) => [code, '2026-11-26T17:00:00+07:00']),
  )
  const idOf = (code: string) => items.find((item) => item.code === code)?.id ?? ''
  await run(decideDueRevision, { id: idOf(first.code), decision: 'confirm', reason: 'Bão số 12' }, administrator)
  await run(decideDueRevision, { id: idOf(second.code), decision: 'reject', reason: 'Làm bù' }, administrator)
  expect(await due(first.code)).toBe('2026-11-26T17:00:00+07:00')
  expect(await due(second.code)).toBe('2026-11-25T17:00:00+07:00')
  expect(office.outboxed.findLast((one) => one.type === 'dossier.due_revised')?.data).toMatchObject({
    reason: 'Bão số 12',
  })
  expect((await run(listDueRevisions, {}, administrator)).items).toEqual([])
  await expect(
    run(decideDueRevision, { id: idOf(first.code), decision: 'confirm', reason: 'x' }, administrator),
  ).rejects.toMatchObject({ code: 'dossiers.revision_unknown' })
})

test('figures of a unit count each event once, however often it is delivered', async () => {
  office.setNow('2026-11-25T08:00:00+07:00')
  const from = office.outboxed.length
  for (let n = 0; n < 3; n += 1) {
    office.setNow('2026-11-25T08:00:00+07:00')
    const { code } = await run(submitDossier, await office.submission())
    await run(acceptDossier, { code }, reception)
    await run(forwardDossier, { code }, specialist)
    if (n === 2) office.setNow('2026-11-26T08:00:00+07:00')
    await run(approveDossier, { code }, chair)
  }
  const events = office.outboxed.slice(from).map((event) => ({ ...event, at: event.at.toISOString() }))
  for (const event of [...events, ...events.toReversed()]) await run(countEvent, { event }, systemActor)
  const figures = await run(unitFigures, { unit: '20965', from: '2026-11-25', to: '2026-11-26' })
  expect(figures).toMatchObject({ received: 3, resolved: 3, onTime: 2, overdue: 1, early: 0, onTimeShare: 2 / 3 })
  expect(await run(unitFigures, { unit: '20971' })).toMatchObject({ received: 0, onTimeShare: null })
})
