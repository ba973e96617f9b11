import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { sql } from 'kysely'
import { anOffice, BIRTH, OTHER_UNIT, proved, submitted, UNIT } from '../testing/fixtures.ts'
import { getDossier } from './get-dossier.ts'
import { submitDossier } from './submit-dossier.ts'

const { pool, connection } = await testDatabase()
const office = await anOffice(pool)

async function refusal(run: Promise<unknown>): Promise<AppError> {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error
}
const problems = (error: AppError) => error.fields.map(({ path, code }) => `${path} ${code}`)
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(office.runtime.db)).rows[0]?.n

describe('a resident hands in a dossier', () => {
  test('and gets its code, a tracking code, a token and every document by name, pages and hash', async () => {
    const answer = await submitted(office)
    expect(answer.code).toMatch(/^20965-261120-\d{4}$/)
    expect(answer.trackingCode).toMatch(/^[2-9A-Y]{11}$/)
    expect(answer.applicantToken).toMatch(/^ap_/)
    expect(answer.state).toBe('submitted')
    expect(answer.documents.length).toBeGreaterThan(0)
    expect(answer.documents[0]).toMatchObject({
      name: 'giay-chung-sinh.jpg',
      pages: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('for each of the twelve procedures with the example answers', async () => {
    for (const { code, onlineMode } of office.procedures) {
      const answer = await submitted(office, code)
      expect(answer.state, `${code} ${onlineMode}`).toBe('submitted')
    }
  })

  test('and no 12-digit number lies readable in the database', async () => {
    const input = await office.submission()
    const { id } = await office.run(submitDossier, input)
    const { rows } = await sql<{ text: string }>`select d::text as text from dossiers d where id = ${id}::uuid`.execute(
      office.runtime.db,
    )
    expect(rows[0]?.text).not.toContain(String(input.applicant['nationalId']))
    expect(rows[0]?.text).not.toMatch(/"nationalId": "\d/)
  })

  test('twice from one draft (two tabs): it is one dossier', async () => {
    const input = { ...(await office.submission()), draft: randomUUID() }
    const [first, second] = await Promise.all([office.run(submitDossier, input), office.run(submitDossier, input)])
    expect(second.code).toBe(first.code)
    expect(second.documents.length).toBe(first.documents.length)
  })

  test('again with the same key: the same dossier, and another body with that key is refused', async () => {
    const input = await office.submission()
    const idempotencyKey = randomUUID()
    const first = await office.run(submitDossier, input, undefined, { idempotencyKey })
    const again = await office.run(submitDossier, input, undefined, { idempotencyKey })
    expect(again).toEqual(first)
    const stored = await sql<{
      response: string
    }>`select response::text as response from idempotency_keys where key = ${idempotencyKey}`.execute(office.runtime.db)
    expect(stored.rows[0]?.response).not.toContain('ap_')
    const other = { ...input, unit: OTHER_UNIT }
    expect((await refusal(office.run(submitDossier, other, undefined, { idempotencyKey }))).code).toBe(
      'kernel.idempotency_key_reused',
    )
  })
})

test('the same call five times at once (an impatient client) is one dossier', async () => {
  const input = await office.submission()
  const idempotencyKey = randomUUID()
  const before = Number(await count('dossiers'))
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => office.run(submitDossier, input, undefined, { idempotencyKey })),
  )
  expect(new Set(answers.map((answer) => answer.code)).size).toBe(1)
  expect(await count('dossiers')).toBe(before + 1)
})

describe('what is wrong is said at its place', () => {
  test('a missing document: nothing is stored and each missing one is named', async () => {
    const input = await office.submission()
    const before = await count('dossiers')
    const error = await refusal(office.run(submitDossier, { ...input, components: [] }))
    expect(error).toMatchObject({ code: 'dossiers.component_missing', status: 422 })
    expect(problems(error)).toEqual(
      input.components?.map(({ component }) => `components.${component} dossiers.component_missing`),
    )
    expect(await count('dossiers')).toBe(before)
  })

  test('an unknown procedure, an unknown unit, a province instead of a commune', async () => {
    const input = await office.submission()
    expect(
      problems(await refusal(office.run(submitDossier, { ...input, procedure: '9.999999', unit: '99999' }))),
    ).toEqual(['procedure dossiers.procedure_unknown', 'unit dossiers.unit_unknown'])
    expect(problems(await refusal(office.run(submitDossier, { ...input, unit: '48' })))).toEqual([
      'unit dossiers.unit_not_commune',
    ])
    expect((await refusal(office.run(submitDossier, { ...input, unit: "'; drop table dossiers; --" }))).code).toBe(
      'dossiers.unit_unknown',
    )
  })

  test('31/02, numbers that are no 12 digits, unknown questions, 1 MB of text, the wrong shape', async () => {
    const input = await office.submission()
    const child = input.answers?.['child'] as Record<string, unknown>
    const wrong = {
      ...input,
      applicant: { ...input.applicant, nationalId: '12345', phone: 'abc' },
      answers: {
        ...input.answers,
        child: { ...child, birthDate: '31/02/2026' },
        birthPlace: 'a'.repeat(1_000_000),
        nonsense: 1,
      },
    }
    const error = await refusal(office.run(submitDossier, wrong))
    expect(problems(error)).toEqual(
      expect.arrayContaining([
        'applicant.nationalId forms.national_id',
        'applicant.phone forms.phone',
        'answers.child.birthDate forms.not_a_date',
        'answers.birthPlace forms.wrong_shape',
        'answers.nonsense forms.unknown_question',
      ]),
    )
    expect((await refusal(office.run(submitDossier, { ...input, answers: { child: 'x' } }))).status).toBe(422)
  })

  test('300 components, an unknown component, an upload that is not there or is used already', async () => {
    const input = await office.submission()
    const many = Array.from({ length: 300 }, (_, n) => ({ component: `c${n}`, uploads: [] }))
    expect((await refusal(office.run(submitDossier, { ...input, components: many }))).code).toBe('kernel.invalid_input')
    const components = input.components ?? []
    const unknown = [...components, { component: 'no-such-paper', uploads: [] }]
    expect(problems(await refusal(office.run(submitDossier, { ...input, components: unknown })))).toEqual([
      'components.no-such-paper dossiers.component_unknown',
    ])
    const key = components[0]?.component ?? ''
    const lost = [{ component: key, uploads: [randomUUID()] }, ...components.slice(1)]
    expect(problems(await refusal(office.run(submitDossier, { ...input, components: lost })))).toEqual([
      `components.${key} dossiers.upload_unknown`,
    ])
    await office.run(submitDossier, input)
    expect((await refusal(office.run(submitDossier, input))).code).toBe('dossiers.upload_used')
  })

  test('emoji, HTML and decomposed Vietnamese are text like any other', async () => {
    const input = await office.submission()
    const fullName = 'Nguyễn Thị <b>Hạnh</b> 👩‍👧'.normalize('NFD')
    const { code } = await office.run(submitDossier, { ...input, applicant: { ...input.applicant, fullName } })
    const view = await office.run(getDossier, { code }, office.reception)
    expect(view.applicant.fullName).toBe(fullName.normalize('NFC'))
  })

  test('reception files for a resident at the desk; the public cannot say that it did', async () => {
    const input = { ...(await office.submission()), channel: 'in_person' as const, components: [] }
    expect((await refusal(office.run(submitDossier, input))).status).toBe(403)
    expect((await office.run(submitDossier, input, office.reception)).state).toBe('submitted')
  })
})

describe('a procedure that asks who one is', () => {
  const MARITAL_STATUS = '1.004873'

  test('is refused online below its level, by the API and the page alike, and nothing is kept', async () => {
    const input = await office.submission(MARITAL_STATUS)
    for (const actor of [publicActor, { ...publicActor, level: 1 as const }])
      await expect(office.run(submitDossier, input, actor)).rejects.toMatchObject({
        code: 'kernel.level_needed',
        kind: 'step_up',
        params: { level: 2 },
      })
    expect((await office.run(submitDossier, input, proved)).state).toBe('submitted')
  })

  test('is taken in at the desk, where an officer looks at the person', async () => {
    const input = { ...(await office.submission(MARITAL_STATUS)), channel: 'in_person' as const, components: [] }
    expect((await office.run(submitDossier, input, office.reception)).state).toBe('submitted')
  })

  test('records how surely the applicant was known: by her own number, not by that of who sends for her', async () => {
    const levelOf = async (nationalId: string) => {
      const input = await office.submission(MARITAL_STATUS)
      const applicant = { ...input.applicant, nationalId }
      const { code } = await office.run(submitDossier, { ...input, applicant }, herself)
      const view = await office.run(getDossier, { code }, office.reception)
      return view.applicant.level
    }
    const { rows } = await sql<{ id: string }>`
      insert into accounts (id, display_name, created_at, level, national_id_hash, national_id_sealed)
      values (${randomUUID()}, 'Lê Thị Bích Hòa', now(), 2, 'x', ${office.runtime.services.aead.encrypt('048189007213', 'accounts.national_id')})
      returning id`.execute(office.runtime.db)
    const herself = { ...proved, kind: 'account' as const, accountId: rows[0]?.id ?? '' }
    expect(await levelOf('048189007213')).toBe(2)
    expect(await levelOf('049094003318')).toBe(0)
  })
})

describe('codes', () => {
  test('200 at once get 0001 to 0200 of the day, no gap and none twice; two units count apart', async () => {
    office.setNow('2026-11-23T08:00:00+07:00')
    const inputs = []
    for (let n = 0; n < 200; n += 1) inputs.push(await office.submission(BIRTH, n % 4 === 3 ? OTHER_UNIT : UNIT))
    const codes = (await Promise.all(inputs.map((input) => office.run(submitDossier, input)))).map(
      (answer) => answer.code,
    )
    const expected = (unit: string, many: number) =>
      Array.from({ length: many }, (_, n) => `${unit}-261123-${String(n + 1).padStart(4, '0')}`)
    expect(codes.filter((code) => code.startsWith(UNIT)).toSorted()).toEqual(expected(UNIT, 150))
    expect(codes.filter((code) => code.startsWith(OTHER_UNIT)).toSorted()).toEqual(expected(OTHER_UNIT, 50))
  })

  test('200 at once of one unit', async () => {
    office.setNow('2026-11-25T08:00:00+07:00')
    const inputs = []
    for (let n = 0; n < 200; n += 1) inputs.push(await office.submission())
    const codes = (await Promise.all(inputs.map((input) => office.run(submitDossier, input)))).map(
      (answer) => answer.code,
    )
    expect(codes.toSorted()).toEqual(
      Array.from({ length: 200 }, (_, n) => `20965-261125-${String(n + 1).padStart(4, '0')}`),
    )
  })

  test('a unit whose counter is held by somebody does not stop another unit', async () => {
    const holder = new Client({ ...connection, options: '-c search_path=motcua,public' })
    await holder.connect()
    await holder.query('begin')
    await holder.query(
      `insert into dossier_sequences values ('${UNIT}', '2026-11-25', 1) on conflict (unit_code, day) do update set last = dossier_sequences.last`,
    )
    const waiting = submitted(office, BIRTH, UNIT)
    expect((await submitted(office, BIRTH, OTHER_UNIT)).code).toBe(`${OTHER_UNIT}-261125-0001`)
    await holder.query('rollback')
    await holder.end()
    expect((await waiting).code).toBe('20965-261125-0201')
  })

  test('a submission that is refused late leaves no gap', async () => {
    const used = await office.submission()
    const first = await office.run(submitDossier, used)
    await refusal(office.run(submitDossier, used))
    const next = await submitted(office)
    expect(Number(next.code.slice(-4))).toBe(Number(first.code.slice(-4)) + 1)
  })
})

test('a connection killed in the middle leaves nothing, and the retry with the same key gives one dossier', async () => {
  const input = await office.submission()
  const idempotencyKey = randomUUID()
  const holder = new Client({ ...connection, options: '-c search_path=motcua,public' })
  await holder.connect()
  await holder.query('begin')
  await holder.query(`select * from dossier_sequences where unit_code = '${UNIT}' for update`)
  const before = {
    dossiers: await count('dossiers'),
    events: await count('events'),
    files: await count('dossier_files'),
  }
  const dying = office.run(submitDossier, input, undefined, { idempotencyKey }).then(
    () => 'stored',
    () => 'lost',
  )
  await expect
    .poll(async () => {
      const { rows } = await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%dossier_sequences%'`,
      )
      return rows.length
    })
    .toBe(1)
  expect(await dying).toBe('lost')
  await holder.query('rollback')
  await holder.end()
  expect({
    dossiers: await count('dossiers'),
    events: await count('events'),
    files: await count('dossier_files'),
  }).toEqual(before)
  const first = await office.run(submitDossier, input, undefined, { idempotencyKey })
  expect(await office.run(submitDossier, input, undefined, { idempotencyKey })).toEqual(first)
})
