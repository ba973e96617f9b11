import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { publicActor, systemActor, type Actor } from '#kernel/access/actor.ts'
import { createAead } from '#kernel/crypto/aead.ts'
import type { KeyRing } from '#kernel/crypto/key-ring.ts'
import { createDb } from '#kernel/db/db.ts'
import { createAccessLog } from '#kernel/events/access-log.ts'
import type { StoredEvent } from '#kernel/events/event.ts'
import { createFileStore } from '#kernel/files/file-store.ts'
import { systemIds, systemRandom } from '#kernel/ids/ids.ts'
import { createLog } from '#kernel/log/log.ts'
import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'
import { createRelyingParty, type RelyingParty } from '#kernel/oidc/relying-party.ts'
import type { Operation } from '#kernel/operation/operation.ts'
import { execute, type Runtime } from '#kernel/operation/pipeline.ts'
import { createPdfRenderer } from '#kernel/pdf/pdf-renderer.ts'
import { createDeletionJournal } from '#kernel/personal/deletion-journal.ts'
import { createSealer } from '#kernel/seal/sealer.ts'
import type { TextMessage } from '#kernel/texting/texting.ts'
import type { Pool } from 'pg'

export type TestRuntime = {
  runtime: Runtime
  /** Moves the clock that operations see. */
  setNow(at: Date | string): void
  /** Events handed to the outbox, in order. */
  outboxed: StoredEvent[]
  /** Messages sent to phones, in order. */
  texts: TextMessage[]
  run<I extends z.ZodType, O extends z.ZodType>(
    op: Operation<I, O>,
    input: z.input<I>,
    actor?: Actor,
    options?: { idempotencyKey?: string },
  ): Promise<z.output<O>>
}

const ring: KeyRing = [{ id: 'test', key: new Uint8Array(32).fill(7), from: '2026-01-01' }]

/**
 * The real pipeline on a test database: real files (a temporary folder), real PDF worker, real keys made for tests.
 * Message ids come back as they are; `actor` defaults to the public.
 */
export function testRuntime(options: {
  pool: Pool
  now?: Date | string
  personalData?: PersonalData
  unitHoldings?: readonly UnitHolding[]
  permissions?: readonly string[]
  oidc?: RelyingParty
}): TestRuntime {
  let at = new Date(options.now ?? '2026-11-20T09:00:00+07:00')
  const now = () => new Date(at)
  const outboxed: StoredEvent[] = []
  const texts: TextMessage[] = []
  const echo = (id: string) => id
  const [db, ids, lookupKey] = [createDb(options.pool), systemIds(now), new Uint8Array(32).fill(9)]
  const runtime: Runtime = {
    db,
    now,
    ids,
    random: systemRandom,
    translators: { vi: echo, en: echo, pl: echo },
    log: createLog('silent'),
    services: {
      config: { publicUrl: 'https://motcua.test', uploadLimitBytes: 10 * 1024 * 1024, uploadDayBytes: 1024 ** 3 },
      files: createFileStore(mkdtempSync(join(tmpdir(), 'motcua-files-'))),
      pdf: createPdfRenderer({ templateRoot: join(process.cwd(), 'src/modules') }),
      sealer: createSealer(ring),
      oidc: options.oidc ?? createRelyingParty([], { now }),
      texting: { can: () => true, send: async (message) => void texts.push(message) },
      aead: createAead(ring),
      lookupKey,
      personalData: options.personalData ?? [],
      unitHoldings: options.unitHoldings ?? [],
      permissions: options.permissions ?? [],
      deletionJournal: createDeletionJournal(mkdtempSync(join(tmpdir(), 'motcua-deletions-'))),
    },
    outbox: async (_db, events) => void outboxed.push(...events),
    accessLog: createAccessLog({ db, ids, lookupKey }),
  }
  return {
    runtime,
    outboxed,
    texts,
    setNow: (next) => void (at = new Date(next)),
    run: (op, input, actor = publicActor, extra = {}) =>
      execute(runtime, op, input, { actor, locale: 'vi', requestId: 'test', ...extra }),
  }
}

/** An officer with one position; permissions as the role data gives them, or those named here. */
export function officer(given: {
  accountId: string
  name?: string
  role: string
  unit: string
  permissions: string[]
}): Actor {
  const position = {
    id: given.accountId,
    role: given.role,
    unitCode: given.unit,
    unitName: given.unit,
    units: [given.unit],
    permissions: new Set(given.permissions),
  }
  return {
    ...publicActor,
    kind: 'account',
    accountId: given.accountId,
    name: given.name ?? given.role,
    positions: [position],
    // Always just confirmed, whatever the test's clock says; tests of re-authentication set their own.
    confirmedAt: new Date('9999-12-31'),
  }
}

export { publicActor, systemActor }
