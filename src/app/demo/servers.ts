import { randomBytes } from 'node:crypto'
import type { Config } from '#kernel/config/config.ts'
import type { ProviderSettings } from '#kernel/oidc/provider-settings.ts'
import { demoAccounts } from './accounts.ts'
import { startDemoServer, type DemoServer } from './demo-server.ts'
import { acrOf } from './e-identity/persons.ts'
import { eIdentityPart } from './e-identity/server.ts'
import { phonePage } from './zns/phone-page.ts'
import { createZnsStandIn, DEMO_ZNS, ZNS_PATH } from './zns/zns-stand-in.ts'

const CLIENT = 'motcua'
const PROVIDER = 'vneid'

/**
 * Starts what a real office has outside, at the port after the product's own (or any free one), and answers the
 * configuration that uses it. What the operator configured herself stays as it is.
 */
export async function startDemoServices(
  config: Config,
  now: () => Date,
): Promise<{ config: Config; server: DemoServer }> {
  const clientSecret = randomBytes(32).toString('base64url')
  const place = { host: config.host, port: config.port === 0 ? 0 : config.port + 1 }
  const zns = createZnsStandIn(now)
  const apps = demoAccounts.flatMap((account) => ('totp' in account ? [account] : []))
  const server = await startDemoServer(place, (url) => [
    zns.part,
    phonePage(zns, apps, now),
    eIdentityPart(url, [
      {
        clientId: CLIENT,
        clientSecret,
        redirectUris: [`${config.publicUrl}/sign-in/e-identity/${PROVIDER}/callback`],
        postLogoutRedirectUris: [`${config.publicUrl}/sign-out/done`],
        backchannelLogoutUri: `${config.publicUrl}/api/v1/e-identity/${PROVIDER}/signed-out`,
      },
    ]),
  ])
  const { token, templates } = DEMO_ZNS
  const carrier = { url: server.url + ZNS_PATH, local: true, token: async () => token, templates }
  return {
    server,
    config: {
      ...config,
      zns: config.zns ?? carrier,
      eIdentity: config.eIdentity.length > 0 ? config.eIdentity : [demoProvider(server.url, clientSecret)],
    },
  }
}

const demoProvider = (issuer: string, clientSecret: string): ProviderSettings => ({
  id: PROVIDER,
  names: { vi: 'VNeID (bản thử)', en: 'VNeID (demo)', pl: 'VNeID (demo)' },
  issuer,
  clientId: CLIENT,
  clientSecret,
  auth: 'basic',
  scopes: ['openid', 'profile', 'personal_number'],
  claims: { name: 'name', birthDate: 'birthdate', number: 'personal_number' },
  levels: { claim: 'acr', values: { [acrOf(1)]: 1, [acrOf(2)]: 2 } },
  hosts: [],
})
