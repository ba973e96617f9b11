import { expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { publicActor, testRuntime } from '#kernel/testing/runtime.ts'
import type { Actor } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { z } from 'zod'
import { carryConsents, giveConsents } from '../consent.commands.ts'
import { hasConsent } from '../consent.questions.ts'
import { textHash, type ConsentSubject } from '../consent.rules.ts'
import { readTexts } from '../consent.store.ts'
import { giveConsent } from './give-consent.ts'
import { listConsentQuestions } from './list-consent-questions.ts'
import { listConsents } from './list-consents.ts'
import { withdrawOwnConsent } from './withdraw-own-consent.ts'

const { pool } = await testDatabase()
const { runtime, run, setNow, outboxed } = testRuntime({ pool })
const person = (n: number): Actor => ({
  ...publicActor,
  kind: 'account',
  accountId: `00000000-0000-7000-8000-00000000000${n}`,
  name: 'Nguyễn Thị Lan',
})
const lan = person(1)
const reuse = { purpose: 'reuse_answers', version: 1 } as const
const own: ConsentSubject = { accountId: lan.accountId }

/** As another module's operation does it. */
const during = (work: Parameters<typeof giveConsents>[1], draft?: string) =>
  operation({
    name: 'privacy.test',
    permission: 'anyone',
    kind: 'write',
    input: z.strictObject({}),
    output: z.null(),
    async run(ctx) {
      await giveConsents(ctx, work, [{ purpose: 'inform_applicants', version: 1 }], {
        channel: 'online',
        screen: '/drafts/check',
      })
      if (draft !== undefined && work.draftId !== undefined) await carryConsents(ctx, work.draftId, draft)
      return null
    },
  })

test('nothing is agreed to until somebody agrees, and it proves who, when, in which words and where', async () => {
  expect(await hasConsent(runtime.db, own, 'reuse_answers')).toBe(false)
  setNow('2026-11-20T09:00:00+07:00')
  await run(giveConsent, reuse, lan)
  expect(await hasConsent(runtime.db, own, 'reuse_answers')).toBe(true)
  const { items } = await run(listConsents, {}, lan)
  const text = (await readTexts(runtime.db)).find(({ purpose }) => purpose === 'reuse_answers')
  expect(items.find(({ purpose }) => purpose === 'reuse_answers')).toMatchObject({
    given: true,
    history: [
      {
        version: 1,
        givenAt: '2026-11-20T09:00:00+07:00',
        givenScreen: '/account/consents',
        channel: 'online',
        withdrawnAt: null,
        textHash: text && textHash('reuse_answers', 1, text.texts),
      },
    ],
  })
})

test('agreeing twice is one consent; one purpose says nothing of another', async () => {
  await run(giveConsent, reuse, lan)
  expect((await run(listConsents, {}, lan)).items.map(({ given }) => given)).toEqual([false, true, false, false])
  expect((await run(listConsents, {}, lan)).items[1]?.history).toHaveLength(1)
})

test('withdrawing stops it at once, tells other modules, and keeps the proof', async () => {
  setNow('2026-11-21T10:00:00+07:00')
  expect(await run(withdrawOwnConsent, { purpose: 'reuse_answers' }, lan)).toEqual({ withdrawn: 1 })
  expect(await run(withdrawOwnConsent, { purpose: 'reuse_answers' }, lan)).toEqual({ withdrawn: 0 })
  expect(await hasConsent(runtime.db, own, 'reuse_answers')).toBe(false)
  expect(outboxed.at(-1)).toMatchObject({
    type: 'consent.withdrawn',
    data: { purpose: 'reuse_answers', account: lan.accountId },
  })
  const [row] = (await run(listConsents, {}, lan)).items[1]?.history ?? []
  expect(row).toMatchObject({ givenAt: '2026-11-20T09:00:00+07:00', withdrawnAt: '2026-11-21T10:00:00+07:00' })
})

test('words that were changed meanwhile are not agreed to: she is asked to read them again', async () => {
  await pool.query(`insert into consent_texts select purpose, 2, texts, sensitive, published_at from consent_texts
                    where purpose = 'reuse_answers' and version = 1`)
  const refused = run(giveConsent, reuse, person(2))
  await expect(refused).rejects.toThrow(AppError)
  await expect(refused).rejects.toMatchObject({ code: 'privacy.text_changed' })
  await run(giveConsent, { ...reuse, version: 2 }, person(2))
})

test('somebody without account agrees for her draft, and it goes on for the dossier and for no other', async () => {
  const draftId = '00000000-0000-7000-8000-0000000000d1'
  const dossierId = '00000000-0000-7000-8000-0000000000d2'
  await run(during({ draftId }, dossierId), {})
  expect(await hasConsent(runtime.db, { dossierId }, 'inform_applicants')).toBe(true)
  expect(await hasConsent(runtime.db, { dossierId: draftId }, 'inform_applicants')).toBe(false)
  expect(await hasConsent(runtime.db, {}, 'inform_applicants')).toBe(false)
})

test('a question says what happens without consent, in each language', async () => {
  const { items } = await run(listConsentQuestions, {})
  expect(items.map(({ purpose }) => purpose)).toEqual([
    'inform_applicants',
    'reuse_answers',
    'inform_members',
    'greet_members',
  ])
  for (const item of items) expect(item.without).not.toBe('')
  for (const { texts } of await readTexts(runtime.db))
    for (const words of Object.values(texts)) expect(Object.keys(words).sort()).toEqual(['text', 'title', 'without'])
})
