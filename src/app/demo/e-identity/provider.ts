import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { memoryAdapter } from './memory.ts'
import { logoutPage, messagePage } from './pages.ts'
import { acrOf, findPerson } from './persons.ts'
import { eidWords } from './words.ts'

/** Who may use the provider: the product itself, under the addresses it answers at. */
export type EidClient = {
  clientId: string
  clientSecret: string
  redirectUris: readonly string[]
  postLogoutRedirectUris: readonly string[]
  /** Where the provider tells that somebody signed out there. */
  backchannelLogoutUri?: string
}

/**
 * An OpenID provider that behaves as VNeID is expected to: level of assurance in `acr`, the personal number as a claim
 * of its own, PKCE required, signed ID tokens, sign-out at both ends. Keys and grants live as long as the process.
 */
export function createProvider(issuer: string, clients: readonly EidClient[]): Provider {
  const provider = new Provider(issuer, configuration(clients))
  provider.proxy = false
  return provider
}

function clientMetadata(client: EidClient): ClientMetadata {
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...client.postLogoutRedirectUris],
    ...(client.backchannelLogoutUri !== undefined && {
      backchannel_logout_uri: client.backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
    token_endpoint_auth_method: 'client_secret_basic',
  }
}

function configuration(clients: readonly EidClient[]): Configuration {
  return {
    adapter: memoryAdapter(Date.now),
    clients: clients.map(clientMetadata),
    jwks: { keys: [signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies know no ports: on localhost the product's own lie beside these.
      names: { session: 'eid_session', interaction: 'eid_interaction', resume: 'eid_resume' },
    },
    claims: {
      openid: ['sub'],
      profile: ['name', 'birthdate'],
      personal_number: ['personal_number'],
      acr: null,
      amr: null,
      auth_time: null,
      sid: null,
    },
    conformIdTokenClaims: false, // the claims stand in the signed token, so one call is enough
    acrValues: [acrOf(1), acrOf(2)],
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 3600, IdToken: 300, Interaction: 600, Session: 3600 },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => void (ctx.body = logoutPage(wordsOf(ctx), form)),
        postLogoutSuccessSource: (ctx) => {
          const words = wordsOf(ctx)
          ctx.body = messagePage(words, words.outTitle, words.outDone)
        },
      },
    },
    fetch: callClient,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => {
      const person = findPerson(sub)
      if (!person) return undefined
      const { name, birthDate, number } = person
      return { accountId: sub, claims: () => ({ sub, name, birthdate: birthDate, personal_number: number }) }
    },
    loadExistingGrant,
    renderError: (ctx) => {
      const words = wordsOf(ctx)
      ctx.type = 'html'
      ctx.body = messagePage(words, words.errorTitle, words.expired)
    },
  }
}

// The library's own way refuses this machine, where the demo's only client stands. Nothing but the addresses of
// registered clients is called.
const callClient: NonNullable<Configuration['fetch']> = (url, init) => {
  const { dispatcher: _refusing, ...rest } = (init ?? {}) as RequestInit & { dispatcher?: unknown }
  return fetch(url, rest)
}

const wordsOf = (ctx: KoaContextWithOIDC) =>
  eidWords(String(ctx.oidc?.params?.['ui_locales'] ?? ctx.query['ui_locales'] ?? ''))

// Agreement is part of the one form of the provider, so nothing is asked a second time.
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (!client || session?.accountId === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile personal_number')
  await grant.save()
  return grant
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'demo' }
}
