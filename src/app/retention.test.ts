import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { acceptDossier, submitDossier, withdrawDossier } from '#modules/dossiers/index.ts'
import { anOffice, type Office } from '#modules/dossiers/testing/fixtures.ts'
import { continueRetention, getRetention, setHold, startRetention } from '#modules/privacy/index.ts'
import { operation } from '#kernel/operation/operation.ts'
import { z } from 'zod'
import { modules } from './modules.ts'

const { pool } = await testDatabase()
let office: Office

beforeAll(async () => {
  office = await anOffice(pool)
  office.runtime.services.personalData = modules.flatMap((module) => module.personalData ?? [])
})

const hold = operation({
  name: 'privacy.test-hold',
  permission: 'anyone',
  kind: 'write',
  input: z.object({ id: z.uuid(), label: z.string() }),
  output: z.string(),
  run: (ctx, { id, label }) => setHold(ctx, { kind: 'dossier', id, label, reason: 'Khiếu nại' }),
})

/** A dossier with one paper, withdrawn by its owner. */
async function finished() {
  const { run } = office
  const sent = await run(submitDossier, await office.submission())
  await run(acceptDossier, { code: sent.code }, office.reception)
  await run(withdrawDossier, { code: sent.code, reason: 'Đổi ý' }, office.reception)
  return sent
}

async function runToTheEnd() {
  const { run: id } = await office.run(startRetention, { dry: false }, systemActor)
  const step = { event: { data: { run: id } } }
  while ((await office.run(continueRetention, step, systemActor)).more);
  return (await office.run(getRetention, {}, systemActor)).runs.find((one) => one.id === id)
}

const nameOf = async (code: string) =>
  (await pool.query<{ applicant_name: string }>('select applicant_name from dossiers where code = $1', [code])).rows[0]
    ?.applicant_name

test('ten years on a dossier names nobody, its papers are gone from the disk, and what is held stays whole', async () => {
  const old = await finished()
  const held = await finished()
  await office.run(hold, { id: held.id, label: held.code })
  const { rows: papers } = await pool.query<{ sha256: string; dossier: string }>(
    'select f.sha256, d.dossier_id as dossier from dossier_files d join files f on f.id = d.file_id',
  )
  const loose = await office.run(uploadFile, { bytes: jpeg(77), name: 'CCCD Nguyễn Thị Hạnh.jpg' })
  office.setNow('2037-01-10T09:00:00+07:00')
  const young = await finished()

  const { run: dryId } = await office.run(startRetention, { dry: true }, systemActor)
  const dry = (await office.run(getRetention, {}, systemActor)).runs.find((one) => one.id === dryId)
  expect(dry?.lines.find((line) => line.table === 'dossiers')).toMatchObject({ due: 1, held: 1, gone: 0 })
  expect(await nameOf(old.code)).not.toBe('—')

  const done = await runToTheEnd()
  expect(done).toMatchObject({ state: 'done', reportHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(done?.lines.find((line) => line.table === 'dossiers')).toMatchObject({ gone: 1, held: 1 })
  expect(await nameOf(old.code)).toBe('—')
  expect(await nameOf(held.code)).not.toBe('—')
  expect(await nameOf(young.code)).not.toBe('—')
  const { files } = office.runtime.services
  for (const { sha256, dossier } of papers)
    if (dossier === old.id) await expect(files.get(sha256)).rejects.toThrow()
    else await expect(files.get(sha256)).resolves.toBeDefined()
  await expect(files.get(loose.sha256)).rejects.toThrow()
  expect((await pool.query('select 1 from files where id = $1', [loose.uploadId])).rows).toEqual([])
})

test('a second run finds nothing left, and there is never more than one at a time', async () => {
  const begun = await Promise.all([1, 2].map(() => office.run(startRetention, { dry: false }, systemActor)))
  expect(new Set(begun.map(({ run }) => run)).size).toBe(1)
  const done = await runToTheEnd()
  expect(done?.lines.reduce((sum, line) => sum + line.gone, 0)).toBe(0)
})

test('the report holds counts and moments, and no value of anybody', async () => {
  const { rows } = await pool.query<{ report: unknown }>('select report from retention_runs')
  expect(JSON.stringify(rows)).not.toMatch(/Nguyễn|\b0\d{9}\b|\b\d{12}\b/)
})
