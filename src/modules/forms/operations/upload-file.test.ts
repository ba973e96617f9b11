import { afterAll, expect, test, vi } from 'vitest'
import { deleteUnusedUploads, findUploads, findUsableUploads } from '#kernel/files/upload.store.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { publicActor, systemActor, type Actor } from '#kernel/access/actor.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { createClamd, clamdPlace } from '#kernel/files/malware-scan.ts'
import { findFinding } from '#kernel/files/scan.store.ts'
import { openUpload } from '#kernel/files/release.ts'
import { fakeClamd } from '#kernel/testing/fake-clamd.ts'
import { cleanFileName } from '../file-name.rules.ts'
import { jpeg, lockedPdf, pdf } from '../testing/files.ts'
import { scanFiles } from './scan-files.ts'
import { uploadFile } from './upload-file.ts'

const { pool, owner } = await testDatabase()
const { run, runtime, setNow } = testRuntime({ pool })
const program = new TextEncoder().encode(`MZ\u0090\u0000${'x'.repeat(500)}`)

test('a photo is kept with its hash, and counts as one page', async () => {
  const file = await run(uploadFile, { bytes: jpeg(), name: 'C:\\Ảnh\\giấy chứng sinh.jpg' })
  expect(file).toMatchObject({
    pages: 1,
    mediaType: 'image/jpeg',
    name: 'giấy chứng sinh.jpg',
    size: jpeg().byteLength,
  })
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(Buffer.from(await runtime.services.files.get(file.sha256))).toEqual(Buffer.from(jpeg()))
  expect(await findUploads(runtime.db, [file.uploadId])).toEqual([
    expect.objectContaining({ id: file.uploadId, pages: 1 }),
  ])
})

test('a file that takes long to read holds no database connection meanwhile', async () => {
  let free: (() => void) | undefined
  const reading = new Promise<void>((done) => (free = done))
  const slow = Object.assign({}, runtime, {
    services: { ...runtime.services, pdf: { ...runtime.services.pdf, pageCount: async () => (await reading, 1) } },
  })
  const caller = { actor: publicActor, locale: 'vi', requestId: 'test' } as const
  const many = Array.from({ length: 12 }, () => execute(slow, uploadFile, { bytes: pdf(1), name: 'a.pdf' }, caller))
  expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }])
  await vi.waitFor(() => expect(pool.totalCount - pool.idleCount).toBe(0))
  free?.()
  expect(await Promise.all(many)).toHaveLength(12)
})

test('the pages of a PDF are counted', async () => {
  expect(await run(uploadFile, { bytes: pdf(3), name: 'a.pdf' })).toMatchObject({
    pages: 3,
    mediaType: 'application/pdf',
  })
})

test.each([
  ['an empty file', new Uint8Array(0), 'kernel.file_empty'],
  ['a program renamed to .pdf', program, 'kernel.file_type'],
  ['a file of 11 MB', new Uint8Array(11 * 1024 * 1024).fill(0xff), 'kernel.file_too_large'],
  ['a PDF that is cut off', new TextEncoder().encode('%PDF-1.7\nnothing'), 'forms.file_unreadable'],
  ['a PDF locked with a password', lockedPdf(), 'forms.file_unreadable'],
])('%s is refused', async (_what, bytes, code) => {
  await expect(run(uploadFile, { bytes, name: 'a.pdf' })).rejects.toMatchObject({ code })
})

test('a name is cleaned of paths, controls and tricks of direction, and stays in its words', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('passwd')
  expect(cleanFileName('a\u0000b\u202egpj.exe')).toBe('abgpj.exe')
  expect(cleanFileName('Gia\u0302\u0301y 😀 <b>.jpg')).toBe('Giấy 😀 <b>.jpg')
  expect(cleanFileName('..')).toBe('file')
  expect(cleanFileName(`${'ơ'.repeat(300)}.pdf`)).toMatch(/^ơ{196}\.pdf$/)
})

test('a file that nothing uses is deleted after two days, and one in use is not', async () => {
  const file = await run(uploadFile, { bytes: jpeg(), name: 'x.jpg' })
  await owner.query('create table users_of_files (file_id uuid references files (id))')
  await owner.query('grant all on users_of_files to public')
  const used = await run(uploadFile, { bytes: jpeg(), name: 'used.jpg' })
  await pool.query('insert into users_of_files values ($1)', [used.uploadId])
  setNow('2026-11-23T09:00:00+07:00')
  await deleteUnusedUploads(runtime.db, new Date('2026-11-21T09:00:00+07:00'))
  expect((await findUploads(runtime.db, [file.uploadId, used.uploadId])).map(({ id }) => id)).toEqual([used.uploadId])
})

const clamd = await fakeClamd()
afterAll(() => clamd.close())
const guarded = {
  ...runtime,
  services: { ...runtime.services, scanner: createClamd(clamdPlace(clamd.address), { timeoutMs: 300 }) },
}
const hand = (bytes: Uint8Array, actor: Actor = publicActor, address = '') =>
  execute(
    guarded,
    uploadFile,
    { bytes, name: 'x.jpg' },
    {
      actor,
      locale: 'vi',
      requestId: 'test',
      client: { address, userAgent: '' },
    },
  )
const scan = () => execute(guarded, scanFiles, {}, { actor: systemActor, locale: 'vi', requestId: 'job' })
const sick = (seed: number) => Buffer.concat([jpeg(seed), Buffer.from('EICAR')])
const found = async (id: string) => (await findUploads(runtime.db, [id]))[0]

test('with a scanner, a clean file is open at once and malware is refused, recorded and kept nowhere', async () => {
  clamd.be('normal')
  const clean = await hand(jpeg(11))
  expect(clean.checked).toBe(true)
  expect(await found(clean.uploadId)).toMatchObject({ scan: 'clean' })
  await expect(hand(sick(12))).rejects.toMatchObject({ code: 'kernel.file_infected' })
  const { rows } = await pool.query<{ id: string; sha256: string }>(
    `select id, sha256 from files where scan = 'infected'`,
  )
  expect(rows).toHaveLength(1)
  await expect(runtime.services.files.get(rows[0]?.sha256 ?? '')).rejects.toThrow()
  await expect(findUsableUploads(runtime.db, [rows[0]?.id ?? ''])).rejects.toThrow('kernel.file_infected')
  const events = await pool.query(`select type, data from events where stream_id = $1`, [rows[0]?.id])
  expect(events.rows).toMatchObject([{ type: 'file.infected', data: { finding: 'Eicar-Test-Signature' } }])
})

test('a file that comes while the scanner is away stays closed until the job has its word', async () => {
  clamd.be('hangs_up')
  const [good, bad] = [await hand(jpeg(21)), await hand(sick(22))]
  expect([good.checked, bad.checked]).toEqual([false, false])
  const open = async (id: string) => openUpload(runtime.services.files, (await found(id)) as never)
  await expect(open(good.uploadId)).rejects.toMatchObject({ code: 'kernel.file_being_checked', status: 409 })
  expect(await scan()).toEqual({ clean: 0, infected: 0, waiting: 0 }) // away: nobody's turn is used up
  clamd.be('normal')
  expect(await scan()).toEqual({ clean: 1, infected: 1, waiting: 0 })
  expect(await open(good.uploadId)).toHaveLength(jpeg(21).byteLength)
  await expect(open(bad.uploadId)).rejects.toMatchObject({ code: 'kernel.file_infected', status: 403 })
  await expect(runtime.services.files.get(bad.sha256)).rejects.toThrow()
  expect(await findFinding(runtime.db, bad.sha256)).toBe('Eicar-Test-Signature')
  clamd.be('hangs_up') // known malware needs no scanner
  await expect(hand(sick(22))).rejects.toMatchObject({ code: 'kernel.file_infected' })
})

test('a file that the scanner cannot judge is tried again later and later', async () => {
  clamd.be('hangs_up')
  const file = await hand(jpeg(31))
  clamd.be('normal')
  await runtime.services.files.remove(file.sha256)
  expect(await scan()).toMatchObject({ waiting: 1 })
  expect(await scan()).toMatchObject({ waiting: 0 })
  const { rows } = await pool.query(`select scan_tries, scan_after - created_at as wait from files where id = $1`, [
    file.uploadId,
  ])
  expect(rows).toMatchObject([{ scan_tries: 1, wait: { minutes: 1 } }])
})

test('what one account or one address may upload in a day has an end, and a neighbour’s account is not touched', async () => {
  clamd.be('normal')
  const size = jpeg(41).byteLength
  const account = (accountId: string): Actor => ({ ...publicActor, kind: 'account', accountId })
  guarded.services.config = { ...runtime.services.config, uploadDayBytes: 2 * size }
  const one = account('00000000-0000-7000-8000-000000000001')
  await hand(jpeg(41), publicActor, '1.2.3.4')
  await hand(jpeg(42), publicActor, '1.2.3.4')
  const refused = { code: 'forms.upload_day_full', status: 429, params: { retryAfter: expect.any(Number) } }
  await expect(hand(jpeg(43), publicActor, '1.2.3.4')).rejects.toMatchObject(refused)
  await hand(jpeg(43), one, '1.2.3.4')
  await hand(jpeg(44), one, '1.2.3.4')
  await expect(hand(jpeg(45), one, '1.2.3.4')).rejects.toMatchObject(refused)
  await hand(jpeg(45), account('00000000-0000-7000-8000-000000000002'), '1.2.3.4')
  await hand(jpeg(45), systemActor)
  setNow('2026-11-25T00:01:00+07:00')
  await hand(jpeg(46), publicActor, '1.2.3.4')
})
