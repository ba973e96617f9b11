import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import {
  findOwnDossier,
  getDossier,
  getResultFile,
  keepDossier,
  listOwnDossiers,
  submitDossier,
  trackDossier,
  withdrawDossier,
} from '#modules/dossiers/index.ts'
import { recheckRights } from '#modules/identity/index.ts'
import { aToken, anAccount } from '#modules/identity/testing/fixtures.ts'
import {
  acceptMandate,
  actFor,
  getMandate,
  recheckPerson,
  requestMandate,
  revokeMandate,
} from '#modules/mandates/index.ts'
import { actorNow, offer } from '#modules/mandates/testing/fixtures.ts'
import { applicant, browser, fullDraft, importReference } from '../testing/fixtures.ts'
import { getDraftPage } from './get-draft-page.ts'
import { keepDraft, listOwnDrafts } from './list-own-drafts.ts'
import { openDraft } from './open-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'

const { pool } = await testDatabase()
const product = testRuntime({ pool })
const { run, runtime } = product
runtime.recheck = (trx, actor, at) => recheckPerson(trx, runtime.services.aead, actor, at, recheckRights)
beforeAll(() => importReference(product))

const BIRTH = '1.001193'
const papers = ['birth-notification']
let people = 0

async function aPerson(name: string) {
  people += 1
  const account = await anAccount(product, { name, phone: `+8490511${String(people).padStart(4, '0')}` })
  const token = await aToken(product, account)
  return { id: account.id, token, actor: await actorNow(product, token) }
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? error.code : error
}

/** A resident, her helper by a mandate, and the helper's actor while she acts. */
async function pair(over: Parameters<typeof offer>[0] = {}) {
  const resident = await aPerson('Bùi Thị Tư')
  const helper = await aPerson('Lê Thị Mai')
  const { id, code } = await run(requestMandate, offer(over), resident.actor)
  await run(acceptMandate, { code: code ?? '' }, helper.actor)
  await run(actFor, { mandate: id }, helper.actor)
  return { mandate: id, resident, helper, acting: await actorNow(product, helper.token) }
}

const hers = { ...applicant, fullName: 'Bùi Thị Tư' }
const apply = (actor: Actor, fields: Record<string, unknown> = hers) =>
  fullDraft(product, papers, BIRTH, { actor, applicant: fields })

describe('an account', () => {
  test('keeps drafts and dossiers of who is signed in; another account, guessing their ids, finds nothing', async () => {
    const hanh = await aPerson('Nguyễn Thị Hạnh')
    const other = await aPerson('Người Lạ')
    const { id } = await apply(hanh.actor, applicant)
    expect((await run(getDraftPage, { draft: id, page: 'applicant' }, hanh.actor)).raw['fullName']).toBe(
      applicant.fullName,
    )
    expect((await run(listOwnDrafts, {}, hanh.actor)).items).toHaveLength(1)
    expect(await refusal(run(getDraftPage, { draft: id, page: 'applicant' }, other.actor))).toBe(
      'applications.draft_gone',
    )
    expect(await refusal(run(submitDraft, { draft: id }, other.actor))).toBe('applications.draft_gone')
    const receipt = await run(submitDraft, { draft: id }, hanh.actor)
    expect((await run(listOwnDossiers, {}, hanh.actor)).items).toMatchObject([{ id: receipt.id, submitter: null }])
    expect((await run(listOwnDossiers, {}, other.actor)).items).toEqual([])
    expect(await refusal(run(findOwnDossier, { id: receipt.id }, other.actor))).toBe('kernel.not_found')
    expect(await refusal(run(withdrawDossier, { code: receipt.code }, other.actor))).toBe('kernel.not_found')
    expect((await run(trackDossier, { trackingCode: receipt.trackingCode }, other.actor)).opened).toBe(false)
    // Signed in anywhere, without cookie or digits, it is hers.
    expect((await run(getDossier, { code: receipt.code }, hanh.actor)).owner).toBe(true)
  })

  test('begins a draft with its own name, to be looked at before it counts', async () => {
    const hanh = await aPerson('Nguyễn Thị Hạnh')
    const { id } = await run(startDraft, { procedure: BIRTH, unit: '20965' }, hanh.actor)
    const page = await run(getDraftPage, { draft: id, page: 'applicant' }, hanh.actor)
    expect(page.raw['fullName']).toBe('Nguyễn Thị Hạnh')
  })

  test('takes in what was sent before, once, after the proof by the digits of the phone', async () => {
    const hanh = await aPerson('Nguyễn Thị Hạnh')
    const other = await aPerson('Người Lạ')
    const draft = await fullDraft(product, papers)
    const { trackingCode, id } = await run(submitDraft, { draft: draft.id }, draft.actor)
    expect(await run(keepDossier, { trackingCode, phoneEnd: '0000' }, hanh.actor)).toMatchObject({ outcome: 'wrong' })
    expect((await run(listOwnDossiers, {}, hanh.actor)).items).toEqual([])
    expect(await run(keepDossier, { trackingCode, phoneEnd: '3456' }, hanh.actor)).toMatchObject({
      outcome: 'kept',
      id,
    })
    expect(await run(keepDossier, { trackingCode, phoneEnd: '3456' }, hanh.actor)).toMatchObject({ outcome: 'kept' })
    expect(await refusal(run(keepDossier, { trackingCode, phoneEnd: '3456' }, other.actor))).toBe(
      'dossiers.kept_by_another',
    )
  })

  test('takes in a draft of this browser, and no other', async () => {
    const hanh = await aPerson('Nguyễn Thị Hạnh')
    const draft = await fullDraft(product, papers)
    expect(await refusal(run(keepDraft, { draft: draft.id }, hanh.actor))).toBe('applications.draft_gone')
    await run(keepDraft, { draft: draft.id }, { ...hanh.actor, opened: [draft.id] })
    expect((await run(listOwnDrafts, {}, hanh.actor)).items.map(({ id }) => id)).toEqual([draft.id])
  })
})

describe('acting for another', () => {
  test('what is made is hers, says who handed it in, and stands in the log that both see', async () => {
    const { mandate, resident, helper, acting } = await pair()
    const { id, code } = await apply(acting)
    const receipt = await run(submitDraft, { draft: id }, acting)
    expect(receipt).toMatchObject({ applicantName: 'Bùi Thị Tư', submitter: 'Lê Thị Mai' })
    expect((await run(listOwnDossiers, {}, resident.actor)).items).toMatchObject([{ submitter: 'Lê Thị Mai' }])
    expect((await run(listOwnDossiers, {}, acting)).items).toHaveLength(1)
    // Back as herself she has nothing of it: no list, no cookie, no resume code.
    expect((await run(listOwnDossiers, {}, helper.actor)).items).toEqual([])
    const opened = await run(openDraft, { code }, helper.actor)
    const cookie = { ...helper.actor, opened: [opened.id] }
    expect(await refusal(run(getDraftPage, { draft: id, page: 'applicant' }, cookie))).toBe('applications.draft_gone')
    for (const { actor } of [resident, helper]) {
      const { log } = await run(getMandate, { mandate }, actor)
      const types = log.map((entry) => entry.type)
      expect(types).toEqual(expect.arrayContaining(['draft.started', 'dossier.submitted', 'mandate.acting_started']))
    }
    const { rows } = await pool.query(
      `select actor_id, mandate_id, on_behalf_of, actor_role from events where stream_id = $1`,
      [receipt.id],
    )
    expect(rows).toEqual([
      { actor_id: helper.id, mandate_id: mandate, on_behalf_of: resident.id, actor_role: 'representative' },
    ])
  })

  test('she sees exactly the other’s, not her own, and not what this browser opened', async () => {
    const { helper, acting } = await pair()
    const own = await apply(helper.actor, applicant)
    const receipt = await run(submitDraft, { draft: own.id }, helper.actor)
    expect((await run(listOwnDossiers, {}, helper.actor)).items).toHaveLength(1)
    expect((await run(listOwnDossiers, {}, acting)).items).toEqual([])
    expect((await run(listOwnDrafts, {}, acting)).items).toEqual([])
    expect(await refusal(run(getDossier, { code: receipt.code }, acting))).toBe('kernel.not_found')
    const withCookie = { ...acting, opened: [receipt.id] }
    expect(await refusal(run(getDossier, { code: receipt.code }, withCookie))).toBe('kernel.not_found')
    const { trackingCode } = receipt
    expect(await refusal(run(keepDossier, { trackingCode, phoneEnd: '3456' }, acting))).toBe(
      'dossiers.stop_acting_first',
    )
  })

  test('the applicant is the other and nobody else', async () => {
    const { acting } = await pair()
    const { id } = await apply(acting, applicant)
    expect(await refusal(run(submitDraft, { draft: id }, acting))).toBe('dossiers.not_the_principal')
  })

  test('nothing beyond the procedures and acts of the mandate', async () => {
    const narrow = await pair({ procedures: ['1.004873'], acts: ['apply', 'follow'] })
    const elsewhere = { procedure: BIRTH, unit: '20965' }
    expect(await refusal(run(startDraft, elsewhere, narrow.acting))).toBe('applications.outside_mandate')
    const direct = { ...elsewhere, applicant: hers, answers: {} }
    expect(await refusal(run(submitDossier, direct, narrow.acting))).toBe('dossiers.outside_mandate')
    const { resident, acting } = await pair({ acts: ['follow'] })
    const { id } = await apply(resident.actor)
    const receipt = await run(submitDraft, { draft: id }, resident.actor)
    expect((await run(getDossier, { code: receipt.code }, acting)).can).toEqual([])
    expect(await refusal(run(withdrawDossier, { code: receipt.code }, acting))).toBe('kernel.forbidden')
    expect(await refusal(run(getResultFile, { code: receipt.code }, acting))).toBe('dossiers.outside_mandate')
    expect((await run(listOwnDrafts, {}, acting)).items).toEqual([])
  })

  test('the dossier keeps for whom it is, who sent it and under which mandate', async () => {
    const { acting, resident } = await pair()
    const draft = await apply(acting)
    await run(submitDraft, { draft: draft.id }, acting)
    const { rows } = await pool.query('select account_id, submitted_by, mandate_id from dossiers where draft_id = $1', [
      draft.id,
    ])
    expect(rows[0]).toMatchObject({ account_id: resident.id, mandate_id: acting.onBehalfOf?.mandateId })
  })
})

describe('revoked while she works', () => {
  test('an open page loses the right: what she sends next is refused and nothing is hers by mistake', async () => {
    const { mandate, resident, helper, acting } = await pair()
    const { id } = await apply(acting)
    await run(revokeMandate, { mandate }, resident.actor)
    // The request that began before the revocation: its actor still carries the mandate, the transaction looks again.
    expect(await refusal(run(submitDraft, { draft: id }, acting))).toBe('applications.mandate_ended')
    const now = await actorNow(product, helper.token)
    expect(await refusal(run(startDraft, { procedure: BIRTH, unit: '20965' }, now))).toBe('applications.mandate_ended')
    expect((await run(listOwnDrafts, {}, resident.actor)).items.map((draft) => draft.id)).toContain(id)
    const { rows } = await pool.query('select count(*)::int as n from dossiers where draft_id = $1', [id])
    expect(rows[0].n).toBe(0)
  })

  test('revoking and submitting at once: either the dossier came before the end, or there is none', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { mandate, resident, acting } = await pair()
      const { id } = await apply(acting)
      const [sent, ended] = await Promise.allSettled([
        run(submitDraft, { draft: id }, acting),
        run(revokeMandate, { mandate }, resident.actor),
      ])
      expect(ended.status).toBe('fulfilled')
      const { rows } = await pool.query(
        `select (select max(position) from events where stream_id = d.id) as made,
                (select max(position) from events where stream_id = $2 and type = 'mandate.revoked') as over
           from dossiers d where d.draft_id = $1`,
        [id, mandate],
      )
      expect(rows).toHaveLength(sent.status === 'fulfilled' ? 1 : 0)
      if (rows[0]) expect(Number(rows[0].made)).toBeLessThan(Number(rows[0].over))
    }
  })
})

test('for the public nothing has changed: the browser that began it sends it, and it is in no account', async () => {
  const draft = await fullDraft(product, papers)
  const receipt = await run(submitDraft, { draft: draft.id }, browser(draft.id))
  const { rows } = await pool.query(
    'select account_id, represented_id, submitted_by, mandate_id from dossiers where id = $1',
    [receipt.id],
  )
  expect(rows).toEqual([{ account_id: null, represented_id: null, submitted_by: null, mandate_id: null }])
})
