import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { znsSettings, type ZnsSettings } from '#kernel/texting/zns.ts'
import { parseProviders, type ProviderSettings } from '#kernel/oidc/provider-settings.ts'
import { clamdPlace, type ClamdPlace } from '#kernel/files/malware-scan.ts'

const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes')
const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

const clamd = z.string().transform((value, ctx): ClamdPlace => {
  try {
    return clamdPlace(value)
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is wrong' })
    return z.NEVER
  }
})

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')),
  DATABASE_OWNER_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/, 'must be a lower-case PostgreSQL name')
    .default('motcua'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  MOTCUA_DEMO: optional(yesNo),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(100).default(10),
  UPLOAD_DAY_MB: z.coerce.number().int().min(10).max(1_000_000).default(5000),
  CLAMD: optional(clamd),
  METRICS_TOKEN: optional(z.string().min(20)),
  E_IDENTITY_PROVIDERS: optional(z.string()),
  ZNS_URL: optional(z.url({ protocol: /^https?$/ })),
  ZNS_TOKEN_FILE: optional(z.string().min(1)),
  ZNS_CODE_TEMPLATE: optional(z.string().regex(/^\d{1,20}$/, 'must be the number of a template')),
  ZNS_NOTICE_TEMPLATE: optional(z.string().regex(/^\d{1,20}$/, 'must be the number of a template')),
  RATE_LIMITS: yesNo.default(true),
  TRUST_PROXY: yesNo.default(false),
  ALLOWED_HOSTS: z
    .string()
    .regex(/^[a-z0-9.:,[\]-]*$/, 'must be host names with their ports, separated by commas')
    .default(''),
  DATA_KEYS: optional(z.string()),
  LOOKUP_KEYS: optional(z.string()),
  SEAL_KEYS: optional(z.string()),
  PDF_WORKERS: z.coerce.number().int().min(1).max(16).default(1),
})

export type Config = {
  host: string
  port: number
  /** Without a trailing slash. Printed into QR codes, so set it before results are issued. */
  publicUrl: string
  dataDir: string
  databaseUrl: string | undefined
  /** Owner of the tables, who runs the migrations; `undefined`: the role of `databaseUrl`. */
  databaseOwnerUrl: string | undefined
  databaseSchema: string
  databasePool: number
  /** `undefined`: the default (demo only on the embedded database). */
  demo: boolean | undefined
  logLevel: string
  uploadLimitBytes: number
  /** What one account, or one address without an account, may upload in a day. */
  uploadDayBytes: number
  /** Where the malware scanner listens; `undefined`: uploads are not scanned. */
  clamd: ClamdPlace | undefined
  /** Bearer token of /metrics; `undefined`: only this machine may read it. */
  metricsToken: string | undefined
  /** OpenID providers that people sign in with. */
  eIdentity: readonly ProviderSettings[]
  /** Carrier of messages to phones; `undefined`: codes by phone are not offered. */
  zns: ZnsSettings | undefined
  rateLimits: boolean
  trustProxy: boolean
  /** Names besides that of `publicUrl` under which the server answers (a probe, an internal name). */
  allowedHosts: readonly string[]
  dataKeys: string | undefined
  lookupKeys: string | undefined
  sealKeys: string | undefined
  pdfWorkers: number
}

/** A wrong setting; the message names the variable and says what is expected. */
export class ConfigError extends Error {}

/**
 * Reads the environment once. Throws ConfigError with one sentence per wrong value.
 * Every variable and its default is listed in docs/how-to/configure.md.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.')
      return `${name} is wrong (got "${mask(name, environment[name])}"): ${issue.message}.`
    })
    throw new ConfigError(lines.join('\n'))
  }
  const env = parsed.data
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    databaseSchema: env.DATABASE_SCHEMA,
    databasePool: env.DATABASE_POOL,
    demo: env.MOTCUA_DEMO,
    logLevel: env.LOG_LEVEL,
    uploadLimitBytes: env.UPLOAD_LIMIT_MB * 1024 * 1024,
    uploadDayBytes: env.UPLOAD_DAY_MB * 1024 * 1024,
    clamd: env.CLAMD,
    metricsToken: env.METRICS_TOKEN,
    eIdentity: readProviders(env.E_IDENTITY_PROVIDERS, environment),
    zns: znsSettings({
      url: env.ZNS_URL,
      tokenFile: env.ZNS_TOKEN_FILE,
      templates: { code: env.ZNS_CODE_TEMPLATE, notice: env.ZNS_NOTICE_TEMPLATE },
    }),
    rateLimits: env.RATE_LIMITS,
    trustProxy: env.TRUST_PROXY,
    allowedHosts: env.ALLOWED_HOSTS.split(',').filter((host) => host !== ''),
    dataKeys: env.DATA_KEYS,
    lookupKeys: env.LOOKUP_KEYS,
    sealKeys: env.SEAL_KEYS,
    pdfWorkers: env.PDF_WORKERS,
  }
}

/** The list itself or the name of a file that holds it. */
function readProviders(given: string | undefined, environment: Record<string, string | undefined>): ProviderSettings[] {
  if (given === undefined) return []
  try {
    const json = given.trimStart().startsWith('[') ? given : readFileSync(resolve(given), 'utf8')
    return parseProviders(json, (variable) => environment[variable])
  } catch (error) {
    throw new ConfigError(`E_IDENTITY_PROVIDERS is wrong: ${error instanceof Error ? error.message : 'unknown'}.`)
  }
}

const secret = new Set(['METRICS_TOKEN', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'DATA_KEYS', 'LOOKUP_KEYS', 'SEAL_KEYS'])
const mask = (name: string, value: string | undefined) => (secret.has(name) ? '…' : (value ?? ''))
