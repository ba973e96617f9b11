import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Config } from '#kernel/config/config.ts'
import { createAead } from '#kernel/crypto/aead.ts'
import { liveKeyRing } from '#kernel/crypto/live-ring.ts'
import { derivedKey, loadKeyRing } from '#kernel/crypto/keys.ts'
import { createDb } from '#kernel/db/db.ts'
import { createAccessLog } from '#kernel/events/access-log.ts'
import { createFileStore } from '#kernel/files/file-store.ts'
import { createClamd } from '#kernel/files/malware-scan.ts'
import { addDays, civilDate } from '#kernel/i18n/format.ts'
import { buildCatalogue, createTranslators, type ModuleMessages } from '#kernel/i18n/messages.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import { systemIds, systemRandom } from '#kernel/ids/ids.ts'
import { createJobs, type Jobs } from '#kernel/jobs/jobs.ts'
import type { Log } from '#kernel/log/log.ts'
import type { Manifest } from '#kernel/manifest/manifest.ts'
import { createRelyingParty } from '#kernel/oidc/relying-party.ts'
import type { Recheck, Runtime } from '#kernel/operation/pipeline.ts'
import type { Services } from '#kernel/operation/services.ts'
import { createPdfRenderer } from '#kernel/pdf/pdf-renderer.ts'
import { createDeletionJournal } from '#kernel/personal/deletion-journal.ts'
import { createSealer } from '#kernel/seal/sealer.ts'
import { noTexting } from '#kernel/texting/texting.ts'
import { createZns } from '#kernel/texting/zns.ts'
import { groupWords, permissionWords, recheckRights } from '#modules/identity/index.ts'
import { recheckMachine } from '#modules/machines/index.ts'
import { recheckPerson } from '#modules/mandates/index.ts'
import { groundMessages } from './messages.ts'
import { modules } from './modules.ts'

/** One running product: its runtime, its jobs, and how it ends. */
export type Product = {
  runtime: Runtime
  jobs: Jobs
  /** Signs this server's cookies; derived from the look-up key, so it is the same in every process. */
  cookieKey: Uint8Array
  stop(): Promise<void>
}

/** The folder that holds src/, db/ and reference/. */
export const projectRoot = process.cwd()

const now = () => new Date()

/** Older than any dossier of the demo (demo/plan.ts). */
const DEMO_DAYS = 120

export function createProduct(config: Config, pool: Pool, log: Log): Product {
  const services = createServices(config)
  const list = <K extends 'jobs' | 'subscriptions'>(key: K) =>
    modules.flatMap((module) => (module[key] ?? []) as NonNullable<Manifest[K]>[number][])
  const jobs = createJobs(pool, {
    schema: config.databaseSchema,
    log,
    jobs: list('jobs'),
    subscriptions: list('subscriptions'),
  })
  const [db, ids] = [createDb(pool), systemIds(now)]
  const runtime: Runtime = {
    db,
    now,
    ids,
    random: systemRandom,
    translators: createTranslators(allMessages()),
    log,
    services,
    outbox: jobs.outbox,
    accessLog: createAccessLog({ db, ids, lookupKey: services.lookupKey }),
    recheck: recheckAny(services),
  }
  return {
    runtime,
    jobs,
    cookieKey: derivedKey(services.lookupKey, 'motcua cookies 1'),
    stop: () => services.pdf.stop(),
  }
}

/** Rights are read anew for machines by their scopes, for people by their positions, substitutions and mandates. */
export const recheckAny =
  ({ aead }: Pick<Services, 'aead'>): Recheck =>
  (trx, actor, at) =>
    actor.machine ? recheckMachine(trx, actor) : recheckPerson(trx, aead, actor, at, recheckRights)

export function allMessages() {
  return buildCatalogue({
    ...groundMessages,
    ...Object.fromEntries(modules.map((module) => [module.name, module.messages])),
    members: membershipWords(),
  })
}

/** The permissions of membership are called `members:…`; what they are in words is the module's. */
function membershipWords(): ModuleMessages {
  const messages = modules.find(({ name }) => name === 'membership')?.messages
  const only = (locale: Locale) => ({ permission: messages?.[locale]['permission'] ?? {} })
  return { vi: only('vi'), en: only('en'), pl: only('pl') }
}

/** Permissions that people can hold: those with words for people. The others are the system's own. */
export function givablePermissions(): string[] {
  const words = allMessages().vi
  return modules
    .flatMap((module) => module.permissions)
    .filter((permission) =>
      [permissionWords(permission), groupWords(permission)].every((id) => Object.hasOwn(words, id)),
    )
}

function createServices(config: Config): Services {
  const today = civilDate(now())
  const keys = join(config.dataDir, 'keys')
  const ring = (name: string, given: string | undefined, firstDay = today) =>
    loadKeyRing({ dir: keys, name, today: firstDay, ...(given !== undefined && { given }) })
  const live = (name: string, given: string | undefined, firstDay = today) =>
    liveKeyRing({ dir: keys, name, today: firstDay, ...(given !== undefined && { given }) })
  // The demo's results are sealed at their own dates, months back: a seal from before its key's first day is a forgery.
  const demo = config.demo ?? config.databaseUrl === undefined
  const sealFrom = demo ? civilDate(addDays(now(), -DEMO_DAYS)) : today
  return {
    config: {
      publicUrl: config.publicUrl,
      uploadLimitBytes: config.uploadLimitBytes,
      uploadDayBytes: config.rateLimits ? config.uploadDayBytes : Infinity,
    },
    files: createFileStore(join(config.dataDir, 'files')),
    ...(config.clamd !== undefined && { scanner: createClamd(config.clamd) }),
    pdf: createPdfRenderer({ templateRoot: join(projectRoot, 'src/modules'), workers: config.pdfWorkers }),
    oidc: createRelyingParty(config.eIdentity, { now }),
    texting: config.zns === undefined ? noTexting : createZns(config.zns),
    sealer: createSealer(live('seal', config.sealKeys, sealFrom)),
    aead: createAead(live('data', config.dataKeys)),
    lookupKey: ring('lookup', config.lookupKeys)[0].key,
    personalData: modules.flatMap((module) => module.personalData ?? []),
    unitHoldings: modules.flatMap((module) => module.unitHoldings ?? []),
    permissions: givablePermissions(),
    deletionJournal: createDeletionJournal(join(config.dataDir, 'deletions')),
  }
}
