import type { Aead } from '#kernel/crypto/aead.ts'
import type { RequestContent } from './subject.schema.ts'

/** Contexts under which a request is sealed (kernel/crypto/aead.ts). */
export const sealedRequest = {
  person: 'subject_requests.person',
  content: 'subject_requests.content',
  answer: 'subject_requests.answer',
  held: 'held_values.values',
} as const

/** Who asks, as she is addressed. */
export type Asker = { name: string; phone: string | null }

export const sealAsker = (aead: Aead, asker: Asker): string => aead.encrypt(JSON.stringify(asker), sealedRequest.person)
export const openAsker = (aead: Aead, sealed: string): Asker =>
  JSON.parse(aead.decrypt(sealed, sealedRequest.person)) as Asker
export const sealContent = (aead: Aead, content: RequestContent): string =>
  aead.encrypt(JSON.stringify(content), sealedRequest.content)
export const openContent = (aead: Aead, sealed: string): RequestContent =>
  JSON.parse(aead.decrypt(sealed, sealedRequest.content)) as RequestContent
