import { beforeAll, expect, test } from 'vitest'
import { execute } from '#kernel/operation/pipeline.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer } from '#kernel/testing/runtime.ts'
import { getDossier, submitDossier } from '#modules/dossiers/index.ts'
import { anOffice, type Office } from '#modules/dossiers/testing/fixtures.ts'
import { createAccount } from '#modules/identity/index.ts'
import { modules } from './modules.ts'

const { pool } = await testDatabase()
const op = (name: string) => {
  const found = modules.flatMap((module) => module.operations).find((one) => one.name === name)
  if (!found) throw new Error(`no operation ${name}`)
  return found
}
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const dpo = officer({ accountId: id(90), role: 'privacy_officer', unit: '20965', permissions: ['privacy:manage'] })
const elsewhere = officer({
  accountId: id(91),
  role: 'privacy_officer',
  unit: '20971',
  permissions: ['privacy:manage'],
})
let office: Office

beforeAll(async () => {
  office = await anOffice(pool)
  office.runtime.services.personalData = modules.flatMap((module) => module.personalData ?? [])
})

// oxlint-disable-next-line typescript/no-explicit-any -- operations found by name have no type of their own
const run = (name: string, input: unknown, actor = dpo): Promise<any> =>
  execute(office.runtime, op(name), input, { actor, locale: 'vi', requestId: 'test' })

const fields = {
  unit: '20965',
  detectedAt: '2026-11-20T08:00:00+07:00',
  happenedFrom: '2026-11-19T00:00:00+07:00',
  happenedTo: '2026-11-20T23:00:00+07:00',
  what: 'Mất máy tính xách tay của bộ phận tiếp nhận, phiên chưa đóng.',
  kinds: ['name', 'phone', 'national_id'],
  sensitive: ['health'],
  consequences: 'Người khác có thể biết số định danh.',
  measures: 'Đã đóng phiên, đổi mật khẩu.',
  harmful: true,
  estimated: 12,
}

test('a breach has a number, a clock from its detection and steps that are ticked off', async () => {
  const { code } = await run('privacy.record-breach', fields)
  expect(code).toBe('VP-2026-0001')
  const breach = await run('privacy.get-breach', { code })
  expect(breach).toMatchObject({ state: 'open', hoursLeft: 71 })
  expect(breach.steps.map(({ key }: { key: string }) => key)).toContain('tell_authority')
  await run('privacy.mark-breach-step', { code, step: 'contain', done: true, note: 'Đã khóa' })
  expect((await run('privacy.get-breach', { code })).steps[0]).toMatchObject({ standing: 'done', note: 'Đã khóa' })
  await expect(run('privacy.move-breach', { code, to: 'closed' })).rejects.toMatchObject({
    code: 'privacy.breach_not_next',
  })
})

test('another unit does not see it, not even that it is there', async () => {
  await expect(run('privacy.get-breach', { code: 'VP-2026-0001' }, elsewhere)).rejects.toMatchObject({
    kind: 'not_found',
  })
  expect((await run('privacy.list-breaches', {}, elsewhere)).items).toEqual([])
})

test('the people affected are those whom the account was shown, no others, and the look itself is logged', async () => {
  const code = 'VP-2026-0001'
  const seen = await office.run(submitDossier, await office.submission())
  const unseen = await office.run(submitDossier, await office.submission())
  const account = await office.run(
    createAccount,
    {
      login: 'mat.may',
      name: 'Lê Văn Mất',
      role: 'reception',
      unit: '20965',
      password: 'motcua-demo-x9',
      validFrom: '2025-07-01',
    },
    { ...dpo, kind: 'system' },
  )
  const lost = { ...office.reception, accountId: account.id }
  await office.run(getDossier, { code: seen.code }, lost)
  await office.run(getDossier, { code: seen.code }, lost)
  await office.run(getDossier, { code: unseen.code }, office.reception)

  const period = { since: fields.happenedFrom, until: fields.happenedTo }
  await run('privacy.add-breach-scope', { code, kind: 'account', login: 'mat.may', ...period })
  const { items } = await run('privacy.list-affected', { code })
  expect(items).toEqual([expect.objectContaining({ id: seen.id, type: 'dossier', label: seen.code, times: 2 })])
  expect(items[0].phone).toMatch(/^\*+\d{3}$/)
  const exported = await run('privacy.export-affected', { code, reason: 'Báo cho người bị ảnh hưởng' })
  expect(exported.items[0].phone).toMatch(/^0\d{9}$|^\+84\d{9}$/)
  const { rows } = await pool.query<{ data: { reveals: { reason: string }[] } }>(
    `select data from events where type = 'access.read' and subjects @> array[$1::uuid] and actor_id = $2 order by position desc limit 1`,
    [seen.id, dpo.accountId],
  )
  expect(rows[0]?.data.reveals[0]?.reason).toBe('Báo cho người bị ảnh hưởng')
})

test('dossiers can be named, and page by page nobody is left out or listed twice', async () => {
  const { code } = await run('privacy.record-breach', { ...fields, harmful: false })
  const dossiers = await Promise.all([1, 2, 3].map(async () => office.run(submitDossier, await office.submission())))
  await run('privacy.add-breach-scope', { code, kind: 'dossiers', dossiers: dossiers.map((one) => one.code) })
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { id: string }[]; next: string | null } = await run('privacy.list-affected', {
      code,
      cursor,
      limit: 2,
    })
    ids.push(...page.items.map((item) => item.id))
    cursor = page.next
  }
  expect(ids.toSorted()).toEqual(dossiers.map((one) => one.id).toSorted())
  await expect(
    run('privacy.add-breach-scope', { code, kind: 'dossiers', dossiers: ['KHONG-CO'] }),
  ).rejects.toMatchObject({ code: 'privacy.unknown_dossiers' })
})

test('the notice and the register are printed', async () => {
  for (const [name, input] of [
    ['privacy.print-breach-notice', { code: 'VP-2026-0001' }],
    ['privacy.print-register', {}],
  ] as const) {
    const { bytes } = await run(name, input)
    expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-')
  }
})
