import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { NationalId } from '#kernel/crypto/national-id.ts'
import { createFileStore } from '#kernel/files/file-store.ts'
import { createJobs } from '#kernel/jobs/jobs.ts'
import { holdsPersonal } from '#kernel/manifest/personal-data.ts'
import { operation } from '#kernel/operation/operation.ts'
import { pruneAnswers } from '#kernel/operation/prune-answers.ts'
import { createDeletionJournal } from '#kernel/personal/deletion-journal.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, publicActor, systemActor } from '#kernel/testing/runtime.ts'
import { attachFile, savePage, startDraft } from '#modules/applications/index.ts'
import {
  acceptDossier,
  approveDossier,
  forwardDossier,
  listDossiers,
  refuseDossier,
  returnResult,
  revealNationalId,
  submitDossier,
} from '#modules/dossiers/index.ts'
import { anOffice, UNIT } from '#modules/dossiers/testing/fixtures.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { createPerson, startSession } from '#modules/identity/index.ts'
import {
  carryOutDeletion,
  decideRequest,
  makeRequest,
  reapplyDeletions,
  resumeDeletions,
  settleDeletion,
} from '#modules/subjects/index.ts'
import { modules } from './modules.ts'
import { findTraces } from './testing/scan.ts'

/** Values that occur nowhere else: whoever finds one after the deletion has found a leak. */
const her = {
  name: 'Quách Thị Zamarký',
  nationalId: '048197997531',
  phone: '0907654321',
  email: 'zamarky@vidu.vn',
  address: { unit: UNIT, line: 'Ngõ Zamarký 77' },
}
const words = ['zamarky', '907654321', '048197997531', 'NOI-DUNG-ANH-RIENG']

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run, runtime, reception, specialist, chair } = office
const fileFolder = mkdtempSync(join(tmpdir(), 'motcua-gone-'))
const logged: string[] = []
const jobs = createJobs(pool, {
  schema: 'motcua',
  log: runtime.log,
  jobs: modules.flatMap((module) => module.jobs ?? []),
  subscriptions: modules.flatMap((module) => module.subscriptions ?? []),
})
runtime.services.files = createFileStore(fileFolder)
runtime.services.personalData = modules.flatMap((module) => module.personalData ?? [])
runtime.services.deletionJournal = createDeletionJournal(mkdtempSync(join(tmpdir(), 'motcua-journal-')))
runtime.log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
runtime.outbox = async (db, events) => {
  await jobs.outbox(db, events)
  office.outboxed.push(...events)
}

const privacyOfficer = officer({
  accountId: '00000000-0000-7000-8000-000000000077',
  role: 'privacy_officer',
  unit: UNIT,
  permissions: ['privacy:decide', 'privacy:open_held'],
})
const contexts = runtime.services.personalData.filter(holdsPersonal).flatMap((table) =>
  Object.values(table.personal).flatMap(({ protection }) => {
    if (typeof protection !== 'object') return []
    if ('sealed' in protection) return [protection.sealed]
    return 'sealedWithin' in protection ? [protection.sealedWithin] : []
  }),
)
const traces = () =>
  findTraces(words, {
    pool,
    aead: runtime.services.aead,
    contexts,
    folders: [fileFolder],
    log: logged.join(''),
  })

const within = (work: (ctx: Parameters<typeof createPerson>[0]) => Promise<string>) =>
  operation({
    name: 'test.within',
    permission: 'anyone',
    kind: 'write',
    input: z.strictObject({}),
    output: z.string(),
    run: work,
  })

let person = publicActor
const codes: Record<string, string> = {}

async function handIn(actor: typeof person, key: string): Promise<string> {
  const given = await office.submission()
  const uploads = await Promise.all(
    given.components?.map(async ({ component }, n) => {
      const bytes = Buffer.concat([jpeg(n + 1), Buffer.from(`NOI-DUNG-ANH-RIENG ${key} ${n}`)])
      const { uploadId } = await run(uploadFile, { bytes, name: `zamarky-${n}.jpg` }, actor)
      return { component, uploads: [uploadId] }
    }) ?? [],
  )
  const { name: fullName, ...rest } = her
  const sent = { ...given, applicant: { fullName, ...rest }, components: uploads }
  const { code } = await run(submitDossier, sent, { ...actor, level: 2 }, { idempotencyKey: `key-${key}` })
  return code
}

/** A life with the office: account, session, draft, four dossiers in different states, looked up and revealed. */
beforeAll(async () => {
  await pool.query(
    `insert into accounts (id, login, display_name, created_at) values ($1, 'privacy', 'Cán bộ', now())`,
    [privacyOfficer.accountId],
  )
  const accountId = await run(
    within((ctx) =>
      createPerson(ctx, {
        name: her.name,
        locale: 'vi',
        level: 2,
        phone: '+84907654321',
        nationalId: her.nationalId as NationalId,
        birthDate: '1990-01-02',
      }),
    ),
    {},
  )
  person = { ...publicActor, kind: 'account', accountId, name: her.name, level: 2 }
  await run(
    within(async (ctx) => (await startSession(ctx, { accountId, methods: ['otp_sms'], level: 2 })).token),
    {},
  )
  const draft = await run(startDraft, { procedure: '1.001193', unit: UNIT }, person)
  const applicant = { fullName: her.name, nationalId: her.nationalId, phone: her.phone }
  await run(savePage, { draft: draft.id, page: 'applicant', raw: applicant }, person)
  const photo = Buffer.concat([jpeg(9), Buffer.from('NOI-DUNG-ANH-RIENG draft')])
  const { uploadId } = await run(uploadFile, { bytes: photo, name: 'zamarky-nhap.jpg' }, person)
  const component = (await office.submission()).components?.[0]?.component ?? ''
  await run(attachFile, { draft: draft.id, component, upload: uploadId }, person)
  codes['returned'] = await handIn(person, 'returned')
  codes['anonymous'] = await handIn(publicActor, 'anonymous')
  codes['running'] = await handIn(person, 'running')
  await run(acceptDossier, { code: codes['returned'] }, reception)
  await run(forwardDossier, { code: codes['returned'] }, specialist)
  await run(approveDossier, { code: codes['returned'], outcome: 'granted' }, chair)
  await run(returnResult, { code: codes['returned'] }, reception)
  await run(refuseDossier, { code: codes['anonymous'], reason: 'Nộp sai nơi' }, reception)
  await run(listDossiers, { q: her.name }, reception)
  await run(listDossiers, { q: her.nationalId }, reception)
  await run(
    revealNationalId,
    { code: codes['running'], reason: 'Đối chiếu giấy tờ' },
    { ...reception, confirmedAt: runtime.now() },
  )
}, 60_000)

const handle = async (id: string) => {
  await run(carryOutDeletion, { event: { streamId: id } }, systemActor)
  await run(settleDeletion, { event: { streamId: id } }, systemActor)
}
const deletionId = () => office.outboxed.findLast((event) => event.type === 'deletion.decided')?.streamId ?? ''

test('before the deletion the scan finds her in the places where she must be', async () => {
  const found = await traces()
  for (const place of ['accounts.display_name', 'dossiers.applicant_name', 'files.name', 'accounts.phone'])
    expect(found.clear).toContain(`motcua.${place}`)
  for (const place of ['dossiers.national_id_enc', 'drafts.content_enc', 'accounts.national_id_sealed'])
    expect(found.sealed).toContain(`motcua.${place}`)
  expect(found.clear.some((place) => place.startsWith(fileFolder))).toBe(true)
  expect(found.clear.filter((place) => place.includes('event') || place.includes('job') || place === 'log')).toEqual([])
})

test('a deletion leaves nothing of what no duty requires, and the dossier that is being handled until it is finished', async () => {
  const { code } = await run(makeRequest, { kind: 'delete', text: `Xin xóa dữ liệu của ${her.name}` }, person)
  await run(decideRequest, { code, outcome: 'granted' }, privacyOfficer)
  await handle(deletionId())
  const { rows } = await pool.query<{ n: string }>(`select count(*) as n from sessions where account_id = $1`, [
    person.accountId,
  ])
  expect(Number(rows[0]?.n)).toBe(0)
  const left = await pool.query(`select code from dossiers where applicant_name = $1`, [her.name])
  expect(left.rows).toEqual([{ code: codes['running'] }])
})

test('once that dossier is finished and answers are forgotten, no value remains but what is held sealed', async () => {
  await run(refuseDossier, { code: codes['running'] ?? '', reason: 'Trùng hồ sơ' }, reception)
  await run(resumeDeletions, {}, systemActor)
  await handle(deletionId())
  office.setNow('2026-11-29T09:00:00+07:00')
  await run(pruneAnswers, {}, systemActor)
  const found = await traces()
  expect(found.clear).toEqual([])
  expect(found.sealed).toEqual(['motcua.held_values.values_sealed'])
  const { rows } = await pool.query(`select state, finished_at is not null as finished from subject_requests`)
  expect(rows).toEqual([{ state: 'done', finished: true }])
})

test('what is held is listed by law, and a second run changes nothing', async () => {
  const { rows } = await pool.query<{ table_name: string; law: string }>(
    `select distinct table_name, law from held_values order by 1`,
  )
  expect(rows.map((row) => row.table_name)).toEqual(expect.arrayContaining(['dossiers', 'files']))
  const before = (await pool.query(`select count(*) from held_values`)).rows
  await handle(deletionId())
  expect((await pool.query(`select count(*) from held_values`)).rows).toEqual(before)
  expect((await traces()).clear).toEqual([])
})

test('after a restore the journal takes her out again', async () => {
  // As a backup from before the deletion would have it.
  await pool.query(`update accounts set display_name = $2, phone = '+84907654321' where id = $1`, [
    person.accountId,
    her.name,
  ])
  await pool.query(`delete from held_values; delete from deletions`)
  await pool.query(`update dossiers set applicant_name = $1 where code = $2`, [her.name, codes['returned']])
  expect((await traces()).clear).toContain('motcua.accounts.display_name')
  const { deletions } = await run(reapplyDeletions, {}, systemActor)
  for (const id of deletions) await handle(id)
  expect((await traces()).clear).toEqual([])
})
