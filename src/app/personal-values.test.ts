import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { createJobs } from '#kernel/jobs/jobs.ts'
import { holdsPersonal, isTable, type PersonalColumn } from '#kernel/manifest/personal-data.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { publicActor } from '#kernel/testing/runtime.ts'
import { attachFile, savePage, startDraft } from '#modules/applications/index.ts'
import {
  acceptDossier,
  forwardDossier,
  requestSupplement,
  revealNationalId,
  submitDossier,
  takeDossier,
} from '#modules/dossiers/index.ts'
import { anOffice, UNIT } from '#modules/dossiers/testing/fixtures.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { createPerson } from '#modules/identity/index.ts'
import { operation } from '#kernel/operation/operation.ts'
import { z } from 'zod'
import type { NationalId } from '#kernel/crypto/national-id.ts'
import { modules } from './modules.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const declared = modules.flatMap((module) => (module.personalData ?? []).filter(isTable))
const personal = declared.filter(holdsPersonal)
const { aead } = office.runtime.services

/** Values of residents by what they are, gathered while they are handed in. */
const numbers = new Set<string>()
const phones = new Set<string>()
const names = new Set<string>()

const makeAccount = operation({
  name: 'app.test-person',
  permission: 'anyone',
  kind: 'write',
  input: z.strictObject({}),
  output: z.null(),
  async run(ctx) {
    await createPerson(ctx, {
      name: 'Kiều Thị Zung',
      locale: 'vi',
      level: 2,
      phone: '+84908111222',
      nationalId: '048199000777' as NationalId,
    })
    return null
  },
})

/** A resident whose name must not get into the log as that of an actor. */
const resident: Actor = {
  ...publicActor,
  kind: 'account',
  accountId: '00000000-0000-7000-8000-00000000aaaa',
  name: 'Kiều Thị Zung',
  level: 2,
}

function gather(value: unknown): void {
  if (typeof value === 'string') {
    if (/^\d{12}$/.test(value)) numbers.add(value)
    else if (/^0\d[\d ]{8,10}$/.test(value)) phones.add(value.replaceAll(' ', '').slice(1))
  } else if (Array.isArray(value)) value.forEach(gather)
  else if (value !== null && typeof value === 'object') {
    const { fullName } = value as { fullName?: unknown }
    if (typeof fullName === 'string') names.add(fullName)
    Object.values(value).forEach(gather)
  }
}

beforeAll(async () => {
  const { runtime, run } = office
  const jobs = createJobs(pool, {
    schema: 'motcua',
    log: runtime.log,
    jobs: [],
    subscriptions: modules.flatMap((module) => module.subscriptions ?? []),
  })
  runtime.outbox = jobs.outbox
  runtime.services.personalData = declared
  for (const { code } of office.procedures) {
    const submission = await office.submission(code)
    gather(submission.applicant)
    gather(submission.answers)
    const sent = await run(submitDossier, submission, resident, { idempotencyKey: `key-${code}` })
    await run(acceptDossier, { code: sent.code }, office.reception)
    await run(takeDossier, { code: sent.code }, office.specialist)
    if (code.endsWith('3'))
      await run(requestSupplement, { code: sent.code, reason: 'Thiếu giấy tờ' }, office.specialist)
    else await run(forwardDossier, { code: sent.code }, office.specialist)
    await run(revealNationalId, { code: sent.code, reason: 'Đối chiếu giấy tờ' }, office.specialist)
  }
  const draft = await run(startDraft, { procedure: '1.001193', unit: UNIT })
  const owner = { ...publicActor, opened: [draft.id] }
  const typed = { fullName: 'Kiều Thị Zung', nationalId: '048199000777', phone: '0908111222' }
  gather(typed)
  await run(savePage, { draft: draft.id, page: 'applicant', raw: typed }, owner)
  const { uploadId } = await run(uploadFile, { bytes: jpeg(5), name: 'giay.jpg' })
  await run(attachFile, { draft: draft.id, component: 'birth-notification', upload: uploadId }, owner)
  await run(makeAccount, {})
}, 120_000)

/** Rows of a column as text, empty ones left out. */
const textsOf = async (table: string, column: string, schema = 'motcua') =>
  (
    await pool.query<{ text: string }>(
      `select "${column}"::text as text from ${schema}.${table} where "${column}" is not null and "${column}"::text <> ''`,
    )
  ).rows.map((row) => row.text)

const finds = (text: string, values: Iterable<string>) => [...values].some((value) => text.includes(value))

const isClear = (column: PersonalColumn) => column.protection === undefined || column.protection === 'clear'

const isAnswers = ({ protection }: PersonalColumn) => typeof protection === 'object' && 'sealedWithin' in protection

/** Published with the product, with invented names in its examples. */
const published = ['procedure_versions', 'life_events']

test('the sample is one that could leak', () => {
  expect(numbers.size).toBeGreaterThan(8)
  expect(phones.size).toBeGreaterThan(1)
  expect(names.size).toBeGreaterThan(8)
})

test('a sealed column opens with the context it declares, and holds nothing readable', async () => {
  let opened = 0
  for (const { table, personal: columns } of personal)
    for (const [name, { protection }] of Object.entries(columns)) {
      if (typeof protection !== 'object' || !('sealed' in protection)) continue
      for (const text of await textsOf(table, name)) {
        const value = text.startsWith('"') ? String(JSON.parse(text)) : text
        expect(() => aead.decrypt(value, protection.sealed), `${table}.${name}`).not.toThrow()
        opened += 1
      }
    }
  expect(opened).toBeGreaterThan(30)
})

test('personal numbers and phones lie in the clear nowhere but where it is declared so', async () => {
  const found: string[] = []
  for (const entry of declared) {
    const columns = new Map(Object.entries(entry.personal ?? {}))
    for (const name of [...entry.none, ...columns.keys()]) {
      const column = columns.get(name)
      const texts = await textsOf(entry.table, name)
      // In answers every 12-digit number is sealed; a shop's telephone is an answer like any other.
      const isPhone = column !== undefined && ((column.kind === 'phone' && isClear(column)) || isAnswers(column))
      if (texts.some((text) => finds(text, numbers))) found.push(`number in ${entry.table}.${name}`)
      if (!isPhone && texts.some((text) => finds(text, phones))) found.push(`phone in ${entry.table}.${name}`)
    }
  }
  expect(found).toEqual([])
})

test('names stand only in columns declared as names, answers or papers; never in the log, in jobs or beside them', async () => {
  const found: string[] = []
  for (const entry of declared.filter(({ table }) => !published.includes(table))) {
    const columns = new Map(Object.entries(entry.personal ?? {}))
    for (const name of [...entry.none, ...columns.keys()]) {
      const column = columns.get(name)
      const mayName = column !== undefined && isClear(column) && ['name', 'account_name'].includes(column.kind)
      if (mayName || (column && isAnswers(column))) continue
      if ((await textsOf(entry.table, name)).some((text) => finds(text, names))) found.push(`${entry.table}.${name}`)
    }
  }
  expect(found).toEqual([])
})

test('nothing of it lies in the queue of jobs', async () => {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'motcua_jobs' and data_type in ('text', 'jsonb', 'json', 'character varying')`,
  )
  expect(rows.length).toBeGreaterThan(5)
  const found: string[] = []
  for (const { table, column } of rows) {
    const texts = await textsOf(table, column, 'motcua_jobs').catch(() => [])
    if (texts.some((text) => finds(text, numbers) || finds(text, phones) || finds(text, names)))
      found.push(`${table}.${column}`)
  }
  expect(found).toEqual([])
})
