import { z } from 'zod'
import type { LocalText } from '#kernel/i18n/t.ts'

/** How sure a provider is of somebody: 0 nothing proven, 1 contact confirmed, 2 identified. */
export type Level = 0 | 1 | 2

/** An OpenID provider that people may sign in with, as the operator set it up. */
export type ProviderSettings = {
  /** Stands in addresses. */
  id: string
  names: LocalText
  /** As the provider itself spells it: it is compared with the `iss` of every token. */
  issuer: string
  clientId: string
  clientSecret: string
  /** How the secret travels: `basic` (default) in a header, `post` in the form. */
  auth: 'basic' | 'post'
  scopes: readonly string[]
  /** Names of the claims that we read. */
  claims: { name: string; birthDate: string; number: string }
  /** Which claim says the level, and what its values mean; a value that is not listed means 0. */
  levels: { claim: string; values: Readonly<Record<string, Level>> }
  /** Hosts beside the issuer's that its endpoints stand at. */
  hosts: readonly string[]
}

const Text = z.string().trim().min(1).max(200)
const isLocal = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

const Issuer = z.url().refine(
  (text) => {
    const url = new URL(text)
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))
  },
  { error: 'must be https (http only on localhost)' },
)

const Provider = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be a lower-case name such as "vneid"'),
  names: z.strictObject({ vi: Text, en: Text, pl: Text }),
  issuer: Issuer,
  clientId: Text,
  clientSecret: Text.optional(),
  auth: z.enum(['basic', 'post']).default('basic'),
  scopes: z.array(Text).default(['openid', 'profile']),
  claims: z
    .strictObject({ name: Text.default('name'), birthDate: Text.default('birthdate'), number: Text })
    .default({ name: 'name', birthDate: 'birthdate', number: 'personal_number' }),
  levels: z.strictObject({
    claim: Text.default('acr'),
    values: z.record(Text, z.union([z.literal(0), z.literal(1), z.literal(2)])),
  }),
  hosts: z.array(Text).default([]),
})

/** The variable that holds the client secret of a provider: `vneid` → `E_IDENTITY_SECRET_VNEID`. */
export const secretVariable = (id: string): string => `E_IDENTITY_SECRET_${id.toUpperCase().replaceAll('-', '_')}`

/**
 * Reads a list of providers (JSON). The secret comes from its own variable, so that the list can lie in a repository.
 * Throws Error with one sentence that says what is wrong and where.
 */
export function parseProviders(json: string, secretOf: (variable: string) => string | undefined): ProviderSettings[] {
  const parsed = z.array(Provider).max(20).safeParse(parseJson(json))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`${issue?.path.map(String).join('.') || 'the list'}: ${issue?.message ?? 'wrong'}`)
  }
  const ids = parsed.data.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new Error(`two providers are called "${twice}"`)
  return parsed.data.map((provider) => {
    const variable = secretVariable(provider.id)
    const clientSecret = secretOf(variable) ?? provider.clientSecret
    if (clientSecret === undefined) throw new Error(`${provider.id}: ${variable} is not set`)
    return { ...provider, clientSecret }
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('is not JSON')
  }
}

/** The level that the claims prove. A claim of several values counts as its best one. */
export function levelOf(settings: Pick<ProviderSettings, 'levels'>, claims: Readonly<Record<string, unknown>>): Level {
  const { claim, values } = settings.levels
  const given = claims[claim]
  const best = (Array.isArray(given) ? given : [given])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => (Object.hasOwn(values, String(value)) ? (values[String(value)] ?? 0) : 0))
  return best.reduce<Level>((most, one) => (one > most ? one : most), 0)
}

/**
 * What to ask for (`acr_values`) so that the answer proves at least this level; the weakest first. Level 1 is asked for
 * in any case: a provider that is asked for nothing may say nothing of the level (OpenID Connect Core 3.1.2.1).
 */
export function acrValuesFor({ levels }: Pick<ProviderSettings, 'levels'>, level: Level): string[] {
  if (levels.claim !== 'acr') return []
  return Object.entries(levels.values)
    .filter(([, proves]) => proves >= Math.max(level, 1))
    .toSorted(([, a], [, b]) => a - b)
    .map(([value]) => value)
}

/** The best that a provider can prove at all. */
export const bestLevel = ({ levels }: Pick<ProviderSettings, 'levels'>): Level =>
  Object.values(levels.values).reduce<Level>((most, one) => (one > most ? one : most), 0)
