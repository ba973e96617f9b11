import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import type { Env } from '#kernel/http/face.ts'
import { answerError, mountApi, type Mount } from '#kernel/http/mount.ts'
import { RateLimiter } from '#kernel/http/rate-limit.ts'
import { findUploads } from '#kernel/files/upload.store.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { formsModule } from '#modules/forms/module.ts'
import { jpeg, pdf } from '#modules/forms/testing/files.ts'
import { mountUploads } from './uploads.ts'

const { pool } = await testDatabase()
const { runtime } = testRuntime({ pool })
const folder = mkdtempSync(join(tmpdir(), 'motcua-tus-'))
const mount = {
  runtime,
  identify: async () => publicActor,
  cookieKey: new Uint8Array(32),
  secureCookies: false,
  trustProxy: false,
  assets: { resident: '', desk: '' },
  errorView: () => null as never,
  limiter: new RateLimiter(false),
} satisfies Mount
const app = new Hono<Env>()
app.use(async (c, next) => {
  c.set('requestId', 'test')
  c.set('locale', 'vi')
  await next()
})
mountApi(app, formsModule.api, mount)
mountUploads(app, mount, folder)
app.onError((error, c) => answerError(error, c, mount))

const tus = { 'Tus-Resumable': '1.0.0' }
const begin = (size: number, name: string) =>
  app.request('/uploads/tus', {
    method: 'POST',
    headers: {
      ...tus,
      'Upload-Length': String(size),
      'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')},lang ${Buffer.from('vi').toString('base64')}`,
    },
  })
const piece = (url: string, offset: number, bytes: Uint8Array) =>
  app.request(url, {
    method: 'PATCH',
    headers: { ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  })

test('an upload that was cut off goes on where it stopped and becomes a file with pages and hash', async () => {
  const bytes = pdf(4)
  const created = await begin(bytes.byteLength, 'Giấy tờ.pdf')
  expect(created.status).toBe(201)
  const url = created.headers.get('location') ?? ''
  expect((await piece(url, 0, bytes.slice(0, 100))).headers.get('upload-offset')).toBe('100')
  const asked = await app.request(url, { method: 'HEAD', headers: tus })
  expect(asked.headers.get('upload-offset')).toBe('100')
  const finished = await piece(url, 100, bytes.slice(100))
  const id = finished.headers.get('x-upload-id') ?? ''
  expect(await findUploads(runtime.db, [id])).toEqual([expect.objectContaining({ pages: 4, name: 'Giấy tờ.pdf' })])
  expect(readdirSync(folder)).toEqual([])
})

test('a resumable upload meets the same inspection, and is told why in words', async () => {
  const program = new TextEncoder().encode(`MZ${'x'.repeat(300)}`)
  const url = (await begin(program.byteLength, 'a.pdf')).headers.get('location') ?? ''
  const refused = await piece(url, 0, program)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('kernel.errors.file_type')
  expect((await begin(11 * 1024 * 1024, 'big.pdf')).status).toBe(413)
})

test('what somebody is sending is read by nobody, and a failure says nothing of its inside', async () => {
  const url = (await begin(100, 'a.html')).headers.get('location') ?? ''
  await piece(url, 0, new TextEncoder().encode('<script>1</script>'))
  expect((await app.request(url)).status).toBe(404)
  expect((await app.request(url, { method: 'GET', headers: tus })).status).toBe(404)
  const odd = await app.request('/uploads/tus', { method: 'POST', headers: { ...tus, 'Upload-Length': 'x' } })
  expect(odd.status).toBe(400)
  expect(await odd.text()).not.toMatch(/at |Error:|node_modules/)
})

test('begun and never finished, uploads have an end too', async () => {
  mount.limiter = new RateLimiter(true)
  const answers = []
  for (let count = 0; count < 260; count += 1) answers.push(await begin(10 * 1024 * 1024, 'big.pdf'))
  mount.limiter = new RateLimiter(false)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(200)
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
})

const post = (body: FormData) => app.request('/api/v1/uploads', { method: 'POST', body })
const form = (bytes: Uint8Array, name: string) => {
  const data = new FormData()
  data.append('file', new Blob([new Uint8Array(bytes)]), name)
  return data
}

test('the API answers an upload with its id, hash and pages', async () => {
  const response = await post(form(jpeg(), 'ảnh.jpg'))
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({
    pages: 1,
    name: 'ảnh.jpg',
    mediaType: 'image/jpeg',
    uploadId: expect.any(String),
  })
})

test('the API refuses what is no file that residents hand in', async () => {
  expect((await post(form(new TextEncoder().encode('MZ program'), 'a.pdf'))).status).toBe(422)
  expect((await post(form(new Uint8Array(0), 'a.pdf'))).status).toBe(422)
  expect((await post(form(new Uint8Array(11 * 1024 * 1024), 'a.jpg'))).status).toBe(413)
  expect((await post(new FormData())).status).toBe(422)
  const noForm = await app.request('/api/v1/uploads', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(noForm.status).toBe(422)
  expect(await noForm.json()).toMatchObject({ code: 'forms.file_missing' })
})

test('an upload sent twice with one key is one file', async () => {
  const send = () =>
    app.request('/api/v1/uploads', {
      method: 'POST',
      body: form(jpeg(5), 'x.jpg'),
      headers: { 'idempotency-key': 'k1' },
    })
  const [first, second] = [await (await send()).json(), await (await send()).json()]
  expect(second).toEqual(first)
})
