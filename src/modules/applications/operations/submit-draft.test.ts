import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { applicant, browser, fullDraft, importReference } from '../testing/fixtures.ts'
import { attachFile } from './attach-file.ts'
import { getDraftPage } from './get-draft-page.ts'
import { getDraftSummary } from './get-draft.ts'
import { getReceipt } from './get-receipt.ts'
import { listDrafts } from './list-drafts.ts'
import { openDraft } from './open-draft.ts'
import { printReceipt } from './print-receipt.ts'
import { pruneDrafts } from './prune-drafts.ts'
import { removeDraft } from './delete-draft.ts'
import { removeFile } from './remove-file.ts'
import { reviewDraft } from './review-draft.ts'
import { savePage } from './save-page.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'

const { pool } = await testDatabase()
const product = testRuntime({ pool })
const { run, setNow } = product
const NOW = '2026-11-20T09:00:00+07:00'

beforeAll(() => importReference(product))

const required = ['birth-notification']

describe('a whole application', () => {
  test('with two photos becomes a dossier, and the acknowledgement names each by pages and hash', async () => {
    const { id, actor } = await fullDraft(product, required)
    const { uploadId, sha256 } = await run(uploadFile, { bytes: jpeg(99), name: 'trang 2.jpg' })
    await run(attachFile, { draft: id, component: 'birth-notification', upload: uploadId }, actor)
    const review = await run(reviewDraft, { draft: id }, actor)
    expect(review.steps.filter((step) => step.open)).toEqual([])
    const receipt = await run(submitDraft, { draft: id }, actor)
    expect(receipt).toMatchObject({ state: 'submitted', applicantName: 'Nguyễn Thị Hạnh' })
    expect(receipt.code).toMatch(/20965-261120-\d{4}$/)
    expect(receipt.documents.map(({ name, pages }) => [name, pages])).toEqual([
      ['birth-notification.jpg', 1],
      ['trang 2.jpg', 1],
    ])
    expect(receipt.documents[1]?.sha256).toBe(sha256)
    expect(await run(getReceipt, { draft: id }, actor)).toMatchObject({ receipt: { code: receipt.code } })
    expect(await run(getDraftSummary, { draft: id }, actor)).toMatchObject({ next: 'receipt' })
    const pdf = await run(printReceipt, { draft: id }, actor)
    expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-')
  })

  test('sent from two tabs at once is one dossier with one receipt', async () => {
    const { id, actor } = await fullDraft(product, required)
    const receipts = await Promise.all([1, 2, 3].map(() => run(submitDraft, { draft: id }, actor)))
    expect(new Set(receipts.map(({ code }) => code)).size).toBe(1)
    const { rows } = await pool.query('select count(*)::int as n from dossiers where draft_id = $1', [id])
    expect(rows[0].n).toBe(1)
  })

  test('takes no change once it was sent', async () => {
    const { id, actor } = await fullDraft(product, required)
    await run(submitDraft, { draft: id }, actor)
    await expect(run(savePage, { draft: id, page: 'applicant', raw: applicant }, actor)).rejects.toMatchObject({
      code: 'applications.already_submitted',
      kind: 'conflict',
    })
  })

  test('without a required paper is refused, says which, and keeps everything', async () => {
    const { id, actor } = await fullDraft(product, [])
    const review = await run(reviewDraft, { draft: id }, actor)
    expect(review.steps.filter((step) => step.open).map(({ key }) => key)).toEqual(required.map((key) => `doc-${key}`))
    await expect(run(submitDraft, { draft: id }, actor)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'dossiers.component_missing',
    })
    expect((await run(reviewDraft, { draft: id }, actor)).draft.submitted).toBe(false)
  })

  test('without the applicant is refused', async () => {
    const draft = await run(startDraft, { procedure: '1.001193', unit: '20965' })
    await expect(run(submitDraft, { draft: draft.id }, browser(draft.id))).rejects.toMatchObject({
      code: 'applications.not_ready',
    })
  })
})

describe('a draft', () => {
  test('goes on at another device by its code, typed in any way', async () => {
    const { id, code } = await fullDraft(product, [])
    for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `])
      expect(await run(openDraft, { code: typed })).toEqual({ id })
    const there = await run(getDraftPage, { draft: id, page: 'applicant' }, browser(id))
    expect(there.raw).toMatchObject({ fullName: 'Nguyễn Thị Hạnh', phone: '0905123456' })
    expect((await run(listDrafts, {}, browser(id, 'not-a-draft'))).items).toHaveLength(1)
  })

  test('tells nothing about a code with a typing error, nor about one that nobody has', async () => {
    await expect(run(openDraft, { code: 'K7M4-QX9-T2' })).rejects.toMatchObject({
      code: 'applications.bad_code',
      kind: 'invalid',
    })
    const { code } = await run(startDraft, { procedure: '1.001193', unit: '20965' })
    const swapped = code.replace(/^(.)(.)/, (_all, a: string, b: string) =>
      a === b ? `${a === '2' ? '3' : '2'}${b}` : `${b}${a}`,
    )
    await expect(run(openDraft, { code: swapped })).rejects.toMatchObject({ code: 'applications.bad_code' })
  })

  test('does not exist for a browser that has not opened it', async () => {
    const { id } = await run(startDraft, { procedure: '1.001193', unit: '20965' })
    await expect(run(getDraftPage, { draft: id, page: 'applicant' })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(run(submitDraft, { draft: id })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(run(removeDraft, { draft: id })).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('starts only for a procedure and a commune that exist', async () => {
    await expect(run(startDraft, { procedure: '9.999999', unit: '20965' })).rejects.toMatchObject({
      code: 'procedures.unknown',
    })
    for (const unit of ['48', '99999', ''])
      await expect(run(startDraft, { procedure: '1.001193', unit })).rejects.toMatchObject({
        code: 'applications.unit_missing',
      })
  })

  test('keeps no readable word of what was typed in the database, and no code', async () => {
    const { id, code } = await fullDraft(product, [])
    const { rows } = await pool.query('select * from drafts where id = $1', [id])
    const stored = JSON.stringify(rows)
    for (const word of ['Hạnh', '048190001234', '0905', code, code.replaceAll('-', '')])
      expect(stored).not.toContain(word)
  })

  test('is over after thirty days: nobody opens it, and the hourly job deletes it with its files', async () => {
    const { id, code, actor } = await fullDraft(product, required)
    setNow('2026-12-21T09:00:00+07:00')
    await expect(run(getDraftPage, { draft: id, page: 'applicant' }, actor)).rejects.toMatchObject({
      code: 'applications.draft_gone',
    })
    await expect(run(openDraft, { code })).rejects.toMatchObject({ code: 'applications.unknown_code' })
    const pruned = await run(pruneDrafts, {}, systemActor)
    expect(pruned.drafts).toBeGreaterThan(0)
    expect(pruned.uploads).toBeGreaterThan(0)
    const { rows } = await pool.query(
      'select (select count(*) from drafts where expires_at <= $1)::int as drafts, (select count(*) from dossier_files)::int as kept',
      ['2026-12-21T09:00:00+07:00'],
    )
    expect(rows[0]).toMatchObject({ drafts: 0 })
    expect(rows[0].kept).toBeGreaterThan(0)
    setNow(NOW)
  })
})

describe('a page', () => {
  const start = async () => {
    const draft = await run(startDraft, { procedure: '1.001193', unit: '20965' })
    return { ...draft, actor: browser(draft.id) }
  }

  test('keeps what is right and shows again what is not', async () => {
    const { id, actor } = await start()
    const child = {
      fullName: 'Trần Minh An',
      birthDate: '31/02/2026',
      sex: 'male',
      ethnicity: 'Kinh',
      nationality: 'Việt Nam',
    }
    const saved = await run(savePage, { draft: id, page: 'child', raw: { child } }, actor)
    expect(saved.problems.map(({ path, code }) => [path, code])).toEqual([['child.birthDate', 'forms.not_a_date']])
    const shown = await run(getDraftPage, { draft: id, page: 'child' }, actor)
    expect(shown.raw).toEqual({ child })
    await expect(run(submitDraft, { draft: id }, actor)).rejects.toMatchObject({ code: 'applications.not_ready' })
    const again = await run(
      savePage,
      { draft: id, page: 'child', raw: { child: { ...child, birthDate: '01/11/2026' } } },
      actor,
    )
    expect(again.problems).toEqual([])
    expect((await run(getDraftPage, { draft: id, page: 'child' }, actor)).raw).toMatchObject({
      child: { birthDate: '2026-11-01' },
    })
  })

  test('keeps NFD Vietnamese as NFC, and emoji and HTML as the text they are', async () => {
    const { id, actor } = await start()
    const typed = `${'Nguyễn Thị Bích'.normalize('NFD')} 😀 <script>alert(1)</script>`
    await run(savePage, { draft: id, page: 'applicant', raw: { ...applicant, fullName: typed } }, actor)
    expect((await run(getDraftPage, { draft: id, page: 'applicant' }, actor)).raw['fullName']).toBe(
      'Nguyễn Thị Bích 😀 <script>alert(1)</script>',
    )
  })

  test('that the answers do not lead to looks absent', async () => {
    const { id, actor } = await start()
    await expect(run(getDraftPage, { draft: id, page: 'nothing' }, actor)).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('saved in two tabs at once keeps both pages', async () => {
    const { id, actor } = await start()
    await Promise.all([
      run(savePage, { draft: id, page: 'applicant', raw: applicant }, actor),
      run(savePage, { draft: id, page: 'relation', raw: { applicantRelation: 'mother' } }, actor),
    ])
    expect((await run(getDraftPage, { draft: id, page: 'applicant' }, actor)).raw).toMatchObject({
      fullName: 'Nguyễn Thị Hạnh',
    })
    expect((await run(getDraftPage, { draft: id, page: 'relation' }, actor)).raw).toMatchObject({
      applicantRelation: 'mother',
    })
  })
})

describe('files of a draft', () => {
  test('are attached once, taken out, and limited in number', async () => {
    const { id, actor } = await fullDraft(product, [])
    const { uploadId } = await run(uploadFile, { bytes: jpeg(), name: 'a.jpg' })
    const input = { draft: id, component: 'birth-notification', upload: uploadId }
    expect(await run(attachFile, input, actor)).toEqual({ files: 1 })
    expect(await run(attachFile, input, actor)).toEqual({ files: 1 })
    await run(removeFile, { draft: id, file: uploadId }, actor)
    for (let count = 0; count < 20; count += 1) {
      const { uploadId: more } = await run(uploadFile, { bytes: jpeg(), name: 'a.jpg' })
      await run(attachFile, { ...input, upload: more }, actor)
    }
    const { uploadId: last } = await run(uploadFile, { bytes: jpeg(), name: 'a.jpg' })
    await expect(run(attachFile, { ...input, upload: last }, actor)).rejects.toMatchObject({
      code: 'applications.too_many_files',
    })
  })

  test('of 300 unknown components are refused one by one', async () => {
    const { id, actor } = await fullDraft(product, [])
    const { uploadId } = await run(uploadFile, { bytes: jpeg(), name: 'a.jpg' })
    for (let index = 0; index < 300; index += 1)
      await expect(
        run(attachFile, { draft: id, component: `paper-${index}`, upload: uploadId }, actor),
      ).rejects.toMatchObject({
        code: 'applications.component_unknown',
      })
  })

  test('of another draft, or that were never sent, are not taken', async () => {
    const { id, actor } = await fullDraft(product, [])
    const other = '01990000-0000-7000-8000-000000000000'
    await expect(
      run(attachFile, { draft: id, component: 'birth-notification', upload: other }, actor),
    ).rejects.toMatchObject({
      code: 'applications.upload_unknown',
    })
  })

  test('that somebody else sent, or that lie in another draft, are not taken', async () => {
    const [mine, yours] = [await fullDraft(product, []), await fullDraft(product, [])]
    const account = (n: number) => ({
      ...browser(mine.id, yours.id),
      kind: 'account' as const,
      accountId: `01990000-0000-7000-8000-00000000000${n}`,
    })
    const { uploadId: hers } = await run(uploadFile, { bytes: jpeg(51), name: 'cccd.jpg' }, account(1))
    const { uploadId: nobodys } = await run(uploadFile, { bytes: jpeg(52), name: 'cccd.jpg' })
    const put = (draft: string, upload: string, actor: Actor) =>
      run(attachFile, { draft, component: 'birth-notification', upload }, actor)
    const refused = { code: 'applications.upload_unknown' }
    await expect(put(mine.id, hers, mine.actor)).rejects.toMatchObject(refused)
    await expect(put(mine.id, hers, account(2))).rejects.toMatchObject(refused)
    expect(await put(yours.id, hers, account(1))).toEqual({ files: 1 })
    // She signs in after the upload: what was nobody's goes into her draft, and from then on into no other one.
    expect(await put(yours.id, nobodys, account(1))).toEqual({ files: 2 })
    await expect(put(mine.id, nobodys, mine.actor)).rejects.toMatchObject(refused)
    await expect(put(mine.id, nobodys, account(1))).rejects.toMatchObject(refused)
    expect(await run(submitDraft, { draft: yours.id }, yours.actor)).toMatchObject({ state: 'submitted' })
  })
})
