import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { Passkey } from './factor.store.ts'

// The library reads all formats of attestation there are and takes 200 ms to load: only who uses a passkey waits for it.
const library = () => import('@simplewebauthn/server')

/** The site that passkeys belong to: the host of the public address, and the origin that browsers sign. */
function site(ctx: Ctx): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(ctx.services.config.publicUrl)
  return { rpID: hostname, origin }
}

const challengeOf = (ctx: Ctx) => Uint8Array.from(ctx.random.bytes(32))

/** What the browser is asked to sign with whichever passkey of this site its owner chooses. */
export async function signInOptions(ctx: Ctx): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  const { rpID } = site(ctx)
  return generateAuthenticationOptions({ rpID, challenge: challengeOf(ctx), userVerification: 'required' })
}

type Owner = { accountId: string; name: string; login: string; known: readonly { credentialId: string }[] }

/** What the browser is asked to make: a passkey that finds the account by itself and asks for finger, face or PIN. */
export async function creationOptions(ctx: Ctx, owner: Owner): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: ctx.t('authentication.issuer'),
    rpID: site(ctx).rpID,
    userID: Uint8Array.from(Buffer.from(owner.accountId)),
    userName: owner.login,
    userDisplayName: owner.name,
    challenge: challengeOf(ctx),
    attestationType: 'none',
    excludeCredentials: owner.known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

export type MadePasskey = Pick<Passkey, 'credential_id' | 'public_key' | 'counter' | 'transports'>

/** The passkey that a browser made for this challenge; undefined when it is none, or of another site. */
export async function readCreated(
  ctx: Ctx,
  response: RegistrationResponseJSON,
  challenge: string,
): Promise<MadePasskey | undefined> {
  const { verifyRegistrationResponse } = await library()
  const { rpID, origin } = site(ctx)
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return undefined
  const { credential } = registrationInfo
  return {
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
  }
}

/** The passkey's new counter when it signed this challenge here, after asking its owner; else undefined. */
export async function checkSigned(
  ctx: Ctx,
  response: AuthenticationResponseJSON,
  challenge: string,
  passkey: Passkey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library()
  const { rpID, origin } = site(ctx)
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: passkey.credential_id,
      publicKey: Uint8Array.from(Buffer.from(passkey.public_key, 'base64url')),
      counter: passkey.counter,
      transports: passkey.transports as AuthenticatorTransport[],
    },
  }).catch(() => undefined)
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined
}
