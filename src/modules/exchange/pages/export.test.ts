import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { publicActor, systemActor, type Actor } from '#kernel/access/actor.ts'
import { revealedIn } from '#kernel/events/access-event.ts'
import type { StoredEvent } from '#kernel/events/event.ts'
import type { Run } from '#kernel/http/face.ts'
import { createTranslators, buildCatalogue } from '#kernel/i18n/messages.ts'
import { locales, type Locale } from '#kernel/i18n/t.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { exchangePersonal } from '../exchange.personal.ts'
import { exportColumns, sensitiveColumns, type ExportColumn } from '../exchange.schema.ts'
import en from '../messages/en.json' with { type: 'json' }
import pl from '../messages/pl.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import { exportFile } from './parts/export-file.ts'
import { checkAsFound, csvOf, finish } from '../testing/fixtures.ts'
import { beginImport } from '../operations/begin-import.ts'
import { getExport, readExportPart, startExport, startSensitiveExport } from '../operations/exports.ts'
import { getImport } from '../operations/get-import.ts'
import { runImport } from '../operations/run-import.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00', personalData: exchangePersonal })
const { run } = office
const translators = createTranslators(buildCatalogue({ exchange: { vi, en, pl } }))
let cadre: Actor

const members = [
  ['Số thẻ', 'Họ và tên', 'Ngày sinh', 'CCCD', 'SĐT', 'Chi hội', 'Tổ', 'Địa chỉ', 'Loại hội viên', 'Vào Hội', 'Dân tộc', 'Trình độ', 'Nghề nghiệp', 'Tôn giáo', 'Đảng viên'],
  ['', 'Đinh Thị Thu Hà', '05/06/1980', '049180000101', '0905700101', 'Khối phố 1', '1', 'Tổ 1, "nhà cũ"', '', '08/03/2010', 'Kinh', '12/12', 'Buôn bán, dịch vụ', 'Phật giáo', 'x'],
  ['', 'Mai Thị Lệ', '1969', '', '0905700102', 'Khối phố 1', '', '=12+3 Lê Lợi', 'Hội viên nòng cốt', '2001', 'Cơ Tu', 'Đại học', 'Nông dân', 'Không', ''],
  ['', "H'Wen Kbuôr", '20/10/1992', '', '', 'Khối phố 2', '', '', '', '08/03/2018', 'Ê Đê', '', '', '', ''],
  ['', 'Cao Thị Bảy', '1958', '', '0235.3870.104', 'Khối phố 3', '2', 'Khối phố 3', '', '', 'Kinh', '7/10', '', '', ''],
] // oxfmt-ignore

beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  cadre = (await signedIn(office, 'union_cadre', 'PN20965')).actor
  const id = await begin(csvOf(members))
  await run(runImport, { id }, cadre)
  await finish(office, id)
})

/** Brings a file in as far as its preview. */
async function begin(bytes: Uint8Array): Promise<string> {
  const { id } = await run(beginImport, { bytes, name: 'ds', unit: 'PN20965' }, cadre)
  await checkAsFound(office, id, cadre)
  return id
}

const wanted = (columns: readonly ExportColumn[], format: 'xlsx' | 'csv' = 'csv') => ({
  unit: 'PN20965',
  format,
  columns: [...columns],
  asOf: '2026-11-22',
  reason: 'In giấy mời đại hội chi hội',
})
const fileOf = async (id: string, locale: Locale = 'vi'): Promise<Uint8Array> => {
  const asked: Run = (op, input) => run(op, input, cadre)
  return new Uint8Array(await (await exportFile({ run: asked, t: translators[locale] }, id)).arrayBuffer())
}
const open = exportColumns.filter((column) => !sensitiveColumns.includes(column))

describe('sensitive columns', () => {
  test('go out only with the right to them, after a fresh proof, and with a reason', async () => {
    const input = wanted(['name', 'religion'])
    await expect(run(startExport, input, cadre)).rejects.toMatchObject({ code: 'kernel.not_found' })
    const permissions = ['exchange:export', 'members:read']
    const without = officer({ accountId: cadre.accountId ?? '', role: 'x', unit: 'PN20965', permissions })
    await expect(run(startSensitiveExport, input, without)).rejects.toMatchObject({ code: 'kernel.forbidden' })
    const unsure = { ...cadre, confirmedAt: new Date('2026-11-22T08:00:00+07:00') }
    await expect(run(startSensitiveExport, input, unsure)).rejects.toMatchObject({ code: 'kernel.confirm_first' })
    const unsaid = run(startSensitiveExport, { ...input, reason: 'ok' }, cadre)
    await expect(unsaid).rejects.toMatchObject({ fields: [{ path: 'reason', code: 'exchange.bad_reason' }] })
    await expect(run(startSensitiveExport, input, publicActor)).rejects.toMatchObject({ status: 401 })
    const { rows } = await owner.query('select 1 from exports')
    expect(rows).toEqual([])
  })

  test('are recorded: the export with its hash, and in the log of each person that she was in it and why', async () => {
    const { id } = await run(startSensitiveExport, wanted(['name', 'religion', 'national_id']), cadre)
    const bytes = await fileOf(id)
    expect(new TextDecoder().decode(bytes)).toContain('Đinh Thị Thu Hà,Phật giáo,049180000101')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await run(getExport, { id }, cadre)).toMatchObject({
      rows: 4,
      sha256,
      reason: 'In giấy mời đại hội chi hội',
    })
    const { rows } = await owner.query<StoredEvent>(
      "select type, data, subjects from events where data->>'operation' = 'exchange.read-export-part'",
    )
    const seen = rows.flatMap((event) => revealedIn(event))
    const { rows: people } = await owner.query<{ id: string }>('select id from people')
    expect(seen.map(({ id: person }) => person).toSorted()).toEqual(people.map((one) => one.id).toSorted())
    for (const { type, columns, reason } of seen)
      expect({ type, columns, reason }).toEqual({
        type: 'person',
        columns: ['name', 'religion', 'national_id'],
        reason: 'In giấy mời đại hội chi hội',
      })
  })

  test('a file is for the one who asked, for a quarter of an hour, and its right is asked again at each part', async () => {
    const { id } = await run(startSensitiveExport, wanted(['name', 'religion']), cadre)
    const other = (await signedIn(office, 'union_cadre', 'PN20965')).actor
    await expect(run(readExportPart, { id }, other)).rejects.toMatchObject({ code: 'kernel.not_found' })
    office.setNow('2026-11-22T09:16:00+07:00')
    await expect(run(readExportPart, { id }, cadre)).rejects.toMatchObject({ code: 'exchange.export_expired' })
    office.setNow('2026-11-22T09:00:00+07:00')
  })
})

describe('what went out comes in again', () => {
  const counts = async () => {
    const { rows } = await owner.query('select (select count(*) from people) p, (select count(*) from memberships) m')
    return rows[0]
  }
  const cases = locales.flatMap((locale) => (['xlsx', 'csv'] as const).map((format) => ({ locale, format })))
  test.each(cases)(
    '$format with headings in $locale: everybody is recognised, nobody new',
    async ({ locale, format }) => {
      const before = await counts()
      const { id: all } = await run(startSensitiveExport, wanted(exportColumns, format), cadre)
      const whole = await begin(await fileOf(all, locale))
      const found = await run(getImport, { id: whole }, cadre)
      expect(found.columns.map(({ field }) => field)).toEqual(
        exportColumns.map((one) => (one === 'state' || one === 'basis' ? 'skip' : one)),
      )
      expect(found.counts).toMatchObject({ same: 4, new: 0, probable: 0, error: 0, update: 0, admit: 0 })
      const { id: some } = await run(startExport, wanted(open, format), cadre)
      const part = await begin(await fileOf(some, locale))
      expect((await run(getImport, { id: part }, cadre)).counts).toMatchObject({
        same: 4,
        new: 0,
        probable: 0,
        error: 0,
      })
      await expect(run(runImport, { id: part }, cadre)).rejects.toMatchObject({ code: 'exchange.nothing_to_do' })
      expect(await counts()).toEqual(before)
    },
  )

  test('without any number of hers she is recognised or asked about, never made anew', async () => {
    const few = open.filter((column) => column !== 'number')
    const { id } = await run(startExport, wanted(few), cadre)
    const { counts: of } = await run(getImport, { id: await begin(await fileOf(id)) }, cadre)
    expect(of).toMatchObject({ new: 0, admit: 0, error: 0 })
    expect((of['same'] ?? 0) + (of['probable'] ?? 0)).toBe(4)
  })
})

test('the list of a past day says in its headings what is told as it is known today, and comes in again all the same', async () => {
  const { id } = await run(
    startExport,
    { ...wanted(['name', 'phone', 'branch', 'joined_on']), asOf: '2026-11-21' },
    cadre,
  )
  const bytes = await fileOf(id)
  expect(new TextDecoder().decode(bytes).split('\r\n')[0]).toBe(
    'Họ và tên (theo hồ sơ ngày 22/11/2026),Điện thoại (theo hồ sơ ngày 22/11/2026),Chi hội,Ngày vào Hội',
  )
  const found = await run(getImport, { id: await begin(bytes) }, cadre)
  expect(found.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'branch', 'joined_on'])
})
