import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** What `PublicKeyCredential.toJSON()` gave, as text in a form. Only its outline is read here; the library reads the rest. */
const Outline = z.looseObject({ id: z.string().max(2000), response: z.looseObject({}) })
export const CredentialText = z.string().min(1, 'authentication.passkey_refused').max(20_000)

function outline(text: string): unknown {
  try {
    return Outline.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** undefined: not what a browser sends. */
export const parseSigned = (text: string) => outline(text) as AuthenticationResponseJSON | undefined
export const parseCreated = (text: string) => outline(text) as RegistrationResponseJSON | undefined
