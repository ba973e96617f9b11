import { describe, expect, test } from 'vitest'
import { verifySeal } from '#kernel/seal/verify-web.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { readQrFromPdf } from '#kernel/testing/read-qr.ts'
import { findMember } from '../member.questions.ts'
import { BRANCH, FAR_BRANCH, someone } from '../testing/fixtures.ts'
import { checkCard } from './check-card.ts'
import { listMembers } from './list-members.ts'
import { printCards, renewCard } from './print-cards.ts'
import { registerMember } from './register-member.ts'
import { refusal, unionOffice } from '../testing/union-office.ts'

const { pool } = await testDatabase()
const { office, run, db, head, cadre, leader, aMember } = await unionOffice(pool)

describe('lists and cards', () => {
  test('found by name without accents, year, number; a branch head sees her branch only, phones are masked', async () => {
    const { id } = await run(
      registerMember,
      someone({
        person: { name: 'Đặng Thị Ngọc Ánh', birthYear: 1961, phone: '0905 777 888' },
        joinedOn: '2001-01-01',
      }),
      cadre,
    )
    const far = await aMember(FAR_BRANCH, 'Đặng Thị Ngọc Ánh')
    const found = async (q: string) => (await run(listMembers, { q }, head)).items
    expect((await found('ngoc anh')).map((one) => one.id)).toEqual([id])
    expect((await found('dang 1961'))[0]).toMatchObject({ id, phone: '+84••••••888' })
    const number = (await findMember(db, id))?.number ?? ''
    expect((await found(number)).map((one) => one.id)).toEqual([id])
    expect(await found('khong co ai')).toEqual([])
    expect((await run(listMembers, { q: 'anh ngoc' }, leader)).items.map((one) => one.id).toSorted()).toEqual(
      [id, far].toSorted(),
    )
    expect(await refusal(run(listMembers, { unit: FAR_BRANCH }, head))).toBe('kernel.not_found')
  })

  test('who was merged into another record is found by the names of both', async () => {
    const [id, root] = [await aMember(BRANCH, 'TRAN THI KIM CUC'), await aMember(FAR_BRANCH, 'Trần Thị Kim Cúc')]
    const [gone, kept] = await Promise.all([id, root].map(async (one) => (await findMember(db, one))?.personId ?? ''))
    // As a merge leaves them: the record that goes on has the words of both.
    await pool.query(`update people set words = words || (select words from people where id = $1) where id = $2`, [
      gone,
      kept,
    ])
    await pool.query(`update people set merged_into = $2, words = '{}' where id = $1`, [gone, kept])
    const found = await run(listMembers, { q: 'kim cúc' }, head)
    expect(found.items.map((one) => [one.id, one.name])).toEqual([[id, 'Trần Thị Kim Cúc']])
    expect(found.count.n).toBe(1)
  })

  test('pages follow each other without gaps or repeats', async () => {
    const all: string[] = []
    let cursor: string | undefined
    do {
      const page = await run(listMembers, { limit: 3, ...(cursor && { cursor }) }, cadre)
      all.push(...page.items.map((one) => one.id))
      cursor = page.next ?? undefined
      expect(page.count).toEqual({ exactly: true, n: expect.any(Number) })
    } while (cursor)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBe((await run(listMembers, { limit: 200 }, cadre)).count.n)
  })

  test('a sheet of cards is a PDF; a lost card is replaced and the old code is good no more', async () => {
    const id = await aMember()
    const { bytes, name } = await run(printCards, { unit: BRANCH }, cadre)
    expect(await office.runtime.services.pdf.pageCount(bytes)).toBeGreaterThan(0)
    expect(name).toBe('the-hoi-vien-2026-11-20.pdf')
    // Every QR of the sheet is read from its picture as a phone would, and its seal holds.
    const scanned = await readQrFromPdf(bytes, 1, 300)
    expect(scanned.length).toBeGreaterThan(0)
    const keys = office.runtime.services.sealer.publicKeys()
    const verdicts = await Promise.all(scanned.map((text) => verifySeal(text, keys)))
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([])
    const { rows } = await pool.query(`select code from membership_cards where membership_id = $1`, [id])
    const { code } = await run(renewCard, { member: id }, cadre)
    expect(await run(checkCard, { code: rows[0].code })).toMatchObject({ status: 'ended' })
    expect(await run(checkCard, { code })).toMatchObject({ status: 'valid' })
    expect(await run(checkCard, { code: 'K7M4-QX9T-2RB' })).toMatchObject({ status: 'unknown' })
  })
})
