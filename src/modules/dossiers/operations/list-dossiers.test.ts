import { describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { CODE_LENGTH, groupCode, newCode } from '#kernel/codes/code-alphabet.ts'
import { systemRandom } from '#kernel/ids/ids.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { anOffice, BIRTH, OTHER_UNIT, proved, UNIT } from '../testing/fixtures.ts'
import { acceptDossier } from './accept-dossier.ts'
import { countDossiers, listDossiers } from './list-dossiers.ts'
import { requestSupplement } from './request-supplement.ts'
import { submitDossier } from './submit-dossier.ts'
import { takeDossier } from './take-dossier.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run, reception, specialist } = office
const WITH_TIME = '1.004873'

async function sent(at: string, name: string, procedure = BIRTH, unit = UNIT): Promise<string> {
  office.setNow(at)
  const input = await office.submission(procedure, unit)
  return (await run(submitDossier, { ...input, applicant: { ...input.applicant, fullName: name } }, proved)).code
}
const hanh = await sent('2026-11-16T08:00:00+07:00', 'Nguyễn Thị Hạnh', WITH_TIME)
const khanh = await sent('2026-11-16T09:00:00+07:00', 'Đỗ Văn Khánh')
const mai = await sent('2026-11-16T10:00:00+07:00', 'Trần Thị Mai')
const elsewhere = await sent('2026-11-16T11:00:00+07:00', 'Lê Văn Xa', BIRTH, OTHER_UNIT)
for (const code of [hanh, khanh]) await run(acceptDossier, { code }, reception)
await run(takeDossier, { code: khanh }, specialist)
office.setNow('2026-11-17T09:00:00+07:00')

const list = async (
  query: Parameters<typeof listDossiers.run>[1] extends infer Q ? Partial<Q> : never,
  actor = reception,
) => (await run(listDossiers, query, actor)).items.map((item) => item.code)

describe('the inbox', () => {
  test('shows the dossiers of one’s own units and no others', async () => {
    expect((await list({})).toSorted()).toEqual([hanh, khanh, mai].toSorted())
    expect(await list({}, office.stranger)).toEqual([elsewhere])
    expect(await list({ unit: OTHER_UNIT })).toEqual([])
  })

  test('is sorted by due moment, what has none last', async () => {
    expect(await list({})).toEqual([khanh, hanh, mai])
    expect(await list({ sort: 'received' })).toEqual([mai, hanh, khanh])
    expect(await list({ sort: '-received' })).toEqual([khanh, hanh, mai])
  })

  test('filters by state, assignee and due', async () => {
    expect(await list({ state: 'submitted' })).toEqual([mai])
    expect(await list({ state: 'received,in_process' })).toEqual([khanh, hanh])
    expect(await list({ state: 'open', assignee: 'none' })).toEqual([hanh, mai])
    expect(await list({ assignee: 'me' }, specialist)).toEqual([khanh])
    expect(await list({ due: 'overdue' })).toEqual([khanh])
    office.setNow('2026-11-19T14:00:00+07:00')
    expect(await list({ due: 'today' })).toEqual([hanh])
    expect(await list({ due: 'soon' })).toEqual([hanh])
    await expect(run(listDossiers, { state: 'nonsense' }, reception)).rejects.toThrow(AppError)
  })

  test('a dossier that waits for the resident does not run late', async () => {
    office.setNow('2026-11-17T09:00:00+07:00')
    await run(requestSupplement, { code: hanh, reason: 'mờ' }, specialist)
    office.setNow('2026-12-20T09:00:00+07:00')
    expect(await list({ due: 'overdue' })).toEqual([khanh])
    expect((await run(listDossiers, { q: hanh }, reception)).items[0]?.standing).toBe('running')
    office.setNow('2026-11-17T09:00:00+07:00')
  })

  test('finds by name without accents, code, part of a code, procedure, tracking code and identity number', async () => {
    expect(await list({ q: 'thi hanh' })).toEqual([hanh])
    expect(await list({ q: 'ĐỖ VĂN' })).toEqual([khanh])
    expect(await list({ q: 'do van khanh' })).toEqual([khanh])
    expect(await list({ q: hanh.toLowerCase() })).toEqual([hanh])
    expect(await list({ q: hanh.slice(-4) })).toEqual([hanh])
    expect(await list({ q: WITH_TIME })).toEqual([hanh])
    const { trackingCode } = (await run(listDossiers, { q: mai }, reception)).items[0] ?? { trackingCode: '' }
    expect(await list({ q: trackingCode })).toEqual([mai])
    const number = String((await office.submission(WITH_TIME)).applicant['nationalId'])
    expect(await list({ q: number, procedure: WITH_TIME })).toContain(hanh)
    for (const q of ['%', '_', '\\', "'; --", 'không có ai', '<b>', '💥']) expect(await list({ q })).toEqual([])
  })

  test('finds a tracking code that has no digit in it', async () => {
    const { code = '' } =
      [...Array(2000).keys()]
        .map(() => ({ code: newCode(systemRandom, CODE_LENGTH.tracking) }))
        .find((one) => !/\d/.test(one.code)) ?? {}
    const { rows } = await pool.query<{ old: string }>('select tracking_code as old from dossiers where code = $1', [
      mai,
    ])
    await pool.query('update dossiers set tracking_code = $1 where code = $2', [code, mai])
    expect(await list({ q: groupCode(code) })).toEqual([mai])
    await pool.query('update dossiers set tracking_code = $1 where code = $2', [rows[0]?.old, mai])
  })

  test('pages by key without losing or repeating a row, and refuses a cursor that is none', async () => {
    for (const sort of ['due', 'received', '-received'] as const) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await run(listDossiers, { sort, limit: 1, ...(cursor !== undefined && { cursor }) }, reception)
        seen.push(...page.items.map((item) => item.code))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(await list({ sort }))
    }
    const foreign = (await run(listDossiers, { limit: 1 }, reception)).next ?? ''
    const id = '01a20223-1f48-7099-8dec-aa340583fd15'
    const forged = [
      ['due', 'now()', 'x'],
      ['due', 'infinity', '-'.repeat(36)],
      ['due', 'Jan 1 2020 (x)', id],
      ['due', '+275760-09-13', id],
    ]
    for (const cursor of ['x', 'W10', ...forged.map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'))])
      await expect(run(listDossiers, { cursor }, reception)).rejects.toMatchObject({ code: 'kernel.bad_cursor' })
    await expect(run(listDossiers, { cursor: foreign, sort: 'received' }, reception)).rejects.toMatchObject({
      code: 'kernel.bad_cursor',
    })
  })

  test('counts up to a cap', async () => {
    expect(await run(countDossiers, { state: 'open' }, reception)).toEqual({ count: 3, capped: false })
  })
})
