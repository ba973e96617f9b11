import * as jose from 'jose'
import * as oidc from 'openid-client'
import { parseNationalId } from '#kernel/crypto/national-id.ts'
import type { LocalText, Locale } from '#kernel/i18n/t.ts'
import { createOutgoing, OutgoingError, type OutgoingRules, type SafeFetch } from '#kernel/outgoing/fetch.ts'
import { acrValuesFor, bestLevel, levelOf, type Level, type ProviderSettings } from './provider-settings.ts'

/**
 * Why a sign-in with a provider came to nothing.
 * `away`: it does not answer. `cancelled`: the person said no there. `refused`: it said no by itself.
 * `untrusted`: what it answered does not hold (signature, issuer, audience, nonce, expiry, replay).
 */
export type OidcFault = 'away' | 'cancelled' | 'refused' | 'untrusted'

export class OidcError extends Error {
  readonly fault: OidcFault
  constructor(fault: OidcFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OidcError'
    this.fault = fault
  }
}

/** Three random texts of one sign-in; kept by us until the answer comes, never sent to the browser but as the protocol says. */
export type FlowSecrets = { state: string; nonce: string; verifier: string }

export type BeginAsk = {
  redirectUri: string
  level: Level
  /** The person must prove who she is anew, even when she is signed in at the provider. */
  fresh: boolean
  locale: Locale
}

/** What a provider says of somebody, checked. */
export type VerifiedPerson = {
  provider: string
  subject: string
  name: string
  /** YYYY-MM-DD */
  birthDate: string | undefined
  /** Twelve digits. */
  number: string | undefined
  level: Level
  /** The provider's own session, by which it tells of a sign-out. */
  session: string | undefined
  provedAt: Date | undefined
}

export type RelyingParty = {
  providers: readonly { id: string; names: LocalText; level: Level }[]
  /** The address to send the browser to. Throws OidcError (`away`). */
  begin(id: string, ask: BeginAsk, secrets: FlowSecrets): Promise<string>
  /** Reads the answer that the browser brought to `url`. Throws OidcError. */
  finish(id: string, url: URL, secrets: FlowSecrets): Promise<VerifiedPerson>
  /**
   * Reads what a provider sends when somebody signs out there (OpenID Connect Back-Channel Logout 1.0): the session that
   * ended. Throws OidcError (`untrusted`) for a token that is not the provider's, not ours, not fresh or no logout token.
   */
  readSignOut(id: string, token: string): Promise<{ session: string }>
  /** Where one signs out at the provider too; undefined when it has no such page or is away. */
  signOutUrl(id: string, back: string, locale: Locale): Promise<string | undefined>
}

export type RelyingPartyOptions = {
  now(): Date
  /** Whole time of one call, in milliseconds. */
  timeoutMs?: number
  outgoing?: (rules: OutgoingRules) => SafeFetch
}

const DISCOVERY_MILLIS = 3_600_000
const CALL_MILLIS = 5_000

/** OpenID Connect as a relying party: authorization code with PKCE, state and nonce; signed ID tokens only. */
export function createRelyingParty(settings: readonly ProviderSettings[], options: RelyingPartyOptions): RelyingParty {
  const known = new Map(
    settings.map((provider) => [provider.id, { provider, discover: discoverer(provider, options) }]),
  )
  const get = (id: string) => {
    const found = known.get(id)
    if (!found) throw new OidcError('refused', `there is no provider ${id}`)
    return found
  }
  return {
    providers: settings.map((provider) => ({ id: provider.id, names: provider.names, level: bestLevel(provider) })),
    async begin(id, ask, secrets) {
      const { provider, discover } = get(id)
      return authorizationUrl(await discover(), provider, ask, secrets)
    },
    async finish(id, url, secrets) {
      const { provider, discover } = get(id)
      const config = await discover()
      try {
        const tokens = await oidc.authorizationCodeGrant(config, url, {
          pkceCodeVerifier: secrets.verifier,
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new OidcError('untrusted', 'the answer holds no ID token')
        return toPerson(provider, claims)
      } catch (error) {
        throw asOidcError(error)
      }
    },
    async readSignOut(id, token) {
      const { provider, discover } = get(id)
      const { jwks_uri: keys } = (await discover()).serverMetadata()
      if (keys === undefined) throw new OidcError('untrusted', `${id} publishes no keys`)
      const call = outgoingOf(provider, options)
      return signedOutSession(token, provider, jose.createRemoteJWKSet(new URL(keys), { [jose.customFetch]: call }))
    },
    async signOutUrl(id, back, locale) {
      const { provider, discover } = get(id)
      const config = await discover().catch(() => undefined)
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined
      const ask = { client_id: provider.clientId, post_logout_redirect_uri: back, ui_locales: locale }
      return oidc.buildEndSessionUrl(config, ask).href
    },
  }
}

async function authorizationUrl(
  config: oidc.Configuration,
  provider: ProviderSettings,
  { redirectUri, level, fresh, locale }: BeginAsk,
  { state, nonce, verifier }: FlowSecrets,
): Promise<string> {
  const acr = acrValuesFor(provider, level)
  return oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: provider.scopes.join(' '),
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ui_locales: locale,
    ...(acr.length > 0 && { acr_values: acr.join(' ') }),
    ...(fresh && { prompt: 'login', max_age: '0' }),
  }).href
}

/** What the provider says of itself, asked for when first needed and again after an hour; a failure is not remembered. */
function discoverer(provider: ProviderSettings, options: RelyingPartyOptions): () => Promise<oidc.Configuration> {
  let kept: { config: Promise<oidc.Configuration>; until: number } | undefined
  return () => {
    const now = options.now().getTime()
    if (!kept || kept.until <= now) {
      const config = discover(provider, options)
      kept = { config, until: now + DISCOVERY_MILLIS }
      config.catch(() => (kept = undefined))
    }
    return kept.config
  }
}

async function discover(provider: ProviderSettings, options: RelyingPartyOptions): Promise<oidc.Configuration> {
  const issuer = new URL(provider.issuer)
  const local = issuer.protocol === 'http:'
  const { timeoutMs = CALL_MILLIS } = options
  const call = outgoingOf(provider, options)
  const auth = provider.auth === 'post' ? oidc.ClientSecretPost : oidc.ClientSecretBasic
  try {
    const config = await oidc.discovery(issuer, provider.clientId, {}, auth(provider.clientSecret), {
      [oidc.customFetch]: (url, init) => call(url, init as RequestInit),
      // Without the second the signature of an ID token that came straight from the token endpoint is not looked at.
      execute: [...(local ? [oidc.allowInsecureRequests] : []), oidc.enableNonRepudiationChecks],
      timeout: timeoutMs / 1000,
    })
    if (config.serverMetadata().issuer !== provider.issuer)
      throw new OidcError('untrusted', `${provider.id} calls itself ${config.serverMetadata().issuer}`)
    return config
  } catch (error) {
    if (error instanceof OidcError) throw error
    throw new OidcError('away', `${provider.id} does not answer`, { cause: error })
  }
}

/** Calls of this provider's hosts and no others. */
function outgoingOf(provider: ProviderSettings, options: RelyingPartyOptions): SafeFetch {
  const { timeoutMs = CALL_MILLIS, outgoing = createOutgoing } = options
  const issuer = new URL(provider.issuer)
  const own = { host: issuer.host, local: issuer.protocol === 'http:' }
  return outgoing({ hosts: [own, ...provider.hosts.map((host) => ({ host }))], timeoutMs })
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

async function signedOutSession(token: string, provider: ProviderSettings, keys: jose.JWTVerifyGetKey) {
  try {
    const { issuer, clientId: audience } = provider
    const { payload } = await jose.jwtVerify(token, keys, { issuer, audience, maxTokenAge: '2m', clockTolerance: 30 })
    const events = payload['events']
    const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events
    // A nonce would make it an ID token, which must not end anything.
    if (!isLogout || payload['nonce'] !== undefined || typeof payload['sid'] !== 'string')
      throw new OidcError('untrusted', 'the token ends no session')
    return { session: payload['sid'] }
  } catch (error) {
    throw asOidcError(error)
  }
}

function toPerson(provider: ProviderSettings, claims: oidc.IDToken): VerifiedPerson {
  const text = (name: string) => {
    const value = claims[name]
    return typeof value === 'string' && value.length <= 200 ? value.normalize('NFC').trim() : ''
  }
  const birthDate = text(provider.claims.birthDate)
  const session = claims['sid']
  return {
    provider: provider.id,
    subject: claims.sub,
    name: text(provider.claims.name)
      .replaceAll(/[\p{Cc}<>]/gu, '')
      .slice(0, 120),
    birthDate: /^\d{4}-\d\d-\d\d$/.test(birthDate) ? birthDate : undefined,
    number: parseNationalId(text(provider.claims.number)),
    level: levelOf(provider, claims),
    session: typeof session === 'string' ? session : undefined,
    provedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : undefined,
  }
}

function asOidcError(error: unknown): OidcError {
  if (error instanceof OidcError) return error
  if (error instanceof oidc.AuthorizationResponseError) {
    const fault = error.error === 'access_denied' ? 'cancelled' : isAway(error.error) ? 'away' : 'refused'
    return new OidcError(fault, error.error, { cause: error })
  }
  const outgoing = causeOf(error, OutgoingError)
  if (outgoing && ['timeout', 'failed'].includes(outgoing.failure))
    return new OidcError('away', outgoing.message, { cause: error })
  if (error instanceof oidc.ResponseBodyError) return new OidcError('untrusted', error.error, { cause: error })
  return new OidcError('untrusted', error instanceof Error ? error.message : 'unknown', { cause: error })
}

const isAway = (code: string) => code === 'server_error' || code === 'temporarily_unavailable'

function causeOf<E extends Error>(error: unknown, type: new (...args: never[]) => E): E | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (at instanceof type) return at
  return undefined
}
