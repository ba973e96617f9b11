import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProof } from '#kernel/events/proof.ts'
import { isSigned, readStatement, statementHash } from '#kernel/events/root.ts'
import { verifyLog } from '#kernel/events/verify/verify-log.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { getDossier } from '#modules/dossiers/index.ts'
import { anOffice, owner, submitted } from '#modules/dossiers/testing/fixtures.ts'
import { getRootFile, listRoots } from './list-roots.ts'
import { proveTimeline } from './prove-timeline.ts'
import { sealRoot } from './seal-root.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const { run } = office
const keys = office.runtime.services.sealer.publicKeys()
const refused = (promise: Promise<unknown>) => promise.catch((error: { code?: string }) => error.code)

describe('roots over the event log', () => {
  test('are signed, name the one before, and can be kept as a file against which the log verifies', async () => {
    await submitted(office)
    expect(await run(sealRoot, {}, systemActor)).toEqual({ number: 1, more: false })
    office.setNow('2026-11-20T11:00:00+07:00')
    await submitted(office)
    await run(sealRoot, {}, systemActor)
    const { items, next } = await run(listRoots, {})
    expect(next).toBeNull()
    const [second, first] = items
    expect(second).toMatchObject({ number: 2, previous: first?.hash })
    expect(await run(listRoots, { limit: 1 })).toMatchObject({ items: [{ number: 2 }], next: 2 })
    expect(await run(listRoots, { before: 2 })).toMatchObject({ items: [{ number: 1 }], next: null })
    const { roots } = await run(getRootFile, {})
    expect(roots.map((root) => statementHash(root.statement))).toEqual([first?.hash, second?.hash])
    expect(roots.every((root) => isSigned(root, keys))).toBe(true)
    const forged = { ...roots[0]!, statement: roots[0]!.statement.replace('"number":1', '"number":9') }
    expect(isSigned(forged, keys)).toBe(false)
    expect(await verifyLog(pool, { keys, kept: roots })).toMatchObject({ roots: 2, unsealed: 0, faults: [] })
  })
})

describe('a resident checks her own timeline', () => {
  test('each event, the leaf, the path and the signature hold, without a word about anybody', async () => {
    office.setNow('2026-11-20T13:00:00+07:00')
    const others = await Promise.all([submitted(office), submitted(office), submitted(office)])
    const { id, trackingCode, code } = await submitted(office)
    await run(sealRoot, {}, systemActor)
    const proof = await run(proveTimeline, { trackingCode }, owner(id))
    expect(checkProof(proof)).toEqual({ chain: true, leaf: true, path: true })
    expect(proof.root && isSigned(proof.root, keys)).toBe(true)
    expect(readStatement(proof.root?.statement ?? '')?.leaves).toBe(proof.leaf?.leaves)
    const view = await run(getDossier, { code }, office.reception)
    const said = JSON.stringify(proof)
    for (const secret of [code, trackingCode, view.applicant.fullName, ...others.map((one) => one.id)])
      expect(said).not.toContain(secret)
  })

  test('outside of the office, with nothing but the file and a small program', async () => {
    const { id, trackingCode } = await submitted(office)
    await run(sealRoot, {}, systemActor)
    const folder = mkdtempSync(join(tmpdir(), 'motcua-proof-'))
    const proof = await run(proveTimeline, { trackingCode }, owner(id))
    const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content))
    write('roots.json', { ...(await run(getRootFile, {})), keys })
    write('proof.json', proof)
    write('forged.json', { ...proof, events: proof.events.map((event) => ({ ...event, type: 'dossier.refused' })) })
    const check = (name: string) =>
      spawnSync(process.execPath, ['docs/check-proof.mjs', join(folder, name), join(folder, 'roots.json')])
    const good = check('proof.json')
    expect(good.stdout.toString()).not.toContain('NO')
    expect(good.status).toBe(0)
    expect(check('forged.json').status).toBe(1)
  })

  test('a proof in which anything is changed does not hold', async () => {
    const { id, trackingCode } = await submitted(office)
    await run(sealRoot, {}, systemActor)
    const proof = await run(proveTimeline, { trackingCode }, owner(id))
    const [event] = proof.events
    const other = (hash: string) => hash.replace(/^./, (first) => (first === '0' ? '1' : '0'))
    const later = { ...proof, events: [{ ...event!, at: '2026-11-19T02:00:00.000Z' }] }
    expect(checkProof(later).chain).toBe(false)
    expect(checkProof({ ...proof, events: [{ ...event!, type: 'dossier.refused' }] }).chain).toBe(false)
    expect(checkProof({ ...proof, events: [{ ...event!, privateHash: other(event!.privateHash!) }] }).chain).toBe(false)
    expect(checkProof({ ...proof, leaf: { ...proof.leaf!, hash: other(proof.leaf!.hash) } })).toMatchObject({
      leaf: false,
      path: false,
    })
    const statement = proof.root!.statement.replace(/"merkleRoot":"./, (text) => `${text.slice(0, -1)}x`)
    expect(checkProof({ ...proof, root: { ...proof.root!, statement } }).path).toBe(false)
  })

  test('before the first root it says so, and nobody else gets it', async () => {
    const { id, trackingCode } = await submitted(office)
    expect(await run(proveTimeline, { trackingCode }, owner(id))).toMatchObject({ leaf: null, root: null, path: [] })
    expect(await refused(run(proveTimeline, { trackingCode }))).toBe('audit.open_first')
    expect(await refused(run(proveTimeline, { trackingCode }, office.stranger))).toBe('audit.open_first')
    expect(await refused(run(proveTimeline, { trackingCode: 'K7M4QX9T2RB' }))).toBe('dossiers.check_code')
    expect(await run(proveTimeline, { trackingCode }, office.reception)).toMatchObject({ root: null })
  })
})
