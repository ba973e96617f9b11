import { expect, test } from 'vitest'
import { deleteUnusedUploads, findUploads } from '#kernel/files/upload.store.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { publicActor } from '#kernel/access/actor.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { cleanFileName } from '../file-name.rules.ts'
import { jpeg, lockedPdf, pdf } from '../testing/files.ts'
import { uploadFile } from './upload-file.ts'

const { pool } = await testDatabase()
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
  expect(pool.totalCount - pool.idleCount).toBe(0)
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
  await pool.query('create table users_of_files (file_id uuid references files (id))')
  const used = await run(uploadFile, { bytes: jpeg(), name: 'used.jpg' })
  await pool.query('insert into users_of_files values ($1)', [used.uploadId])
  setNow('2026-11-23T09:00:00+07:00')
  await deleteUnusedUploads(runtime.db, new Date('2026-11-21T09:00:00+07:00'))
  expect((await findUploads(runtime.db, [file.uploadId, used.uploadId])).map(({ id }) => id)).toEqual([used.uploadId])
})
