import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import type { SealPayload } from '#kernel/seal/seal-format.ts'
import type { SealProblem } from '#kernel/seal/verify-web.ts'

/** What the register says about a result, as far as the seal says it too. */
export type Register = {
  code: string
  unit: { code: string; name: string }
  procedure: { code: string; name: string }
  number: string
  issuedOn: string
  signer: string
  /** Neither replaced nor revoked. */
  stands: boolean
}

export type SealAnswer = 'genuine' | 'genuine_once' | 'differs' | 'no_keys' | SealProblem
export type SealMessage = { tone: 'success' | 'warning' | 'danger' | 'info'; key: string; text: string }

/** Does the register hold the very facts that were sealed? It could have been changed behind the office's back. */
export function sealAgrees(seal: SealPayload, register: Register): boolean {
  const code = parseCode(register.code, CODE_LENGTH.result)
  const signer = (name: string | undefined) => (name ?? '').replaceAll(/\p{Cc}/gu, ' ').normalize('NFC')
  return (
    code.ok &&
    code.code === seal.code &&
    register.unit.code === seal.unit &&
    register.procedure.code === seal.procedure &&
    register.number.normalize('NFC') === seal.number &&
    register.issuedOn === seal.issuedOn &&
    (seal.signer === undefined || signer(register.signer) === signer(seal.signer))
  )
}

/** The words for an answer: a heading and a sentence, as keys of the island's words. */
export function sealMessage(answer: SealAnswer, mode: 'online' | 'offline'): SealMessage {
  switch (answer) {
    case 'genuine':
      return { tone: 'success', key: 'genuine', text: 'genuine_text' }
    // Issued by this office, but the register has the last word: no green beside its red.
    case 'genuine_once':
      return { tone: 'info', key: 'genuine', text: 'genuine_once' }
    case 'differs':
      return { tone: 'danger', key: 'forged', text: 'differs' }
    case 'malformed':
    case 'unknown_version':
      return { tone: 'warning', key: 'broken', text: 'broken_text' }
    // With a network the keys are fresh, so a key that is not among them is nobody's; without one it may be newer.
    case 'unknown_key':
      return mode === 'online'
        ? { tone: 'danger', key: 'forged', text: 'forged_text' }
        : { tone: 'warning', key: 'new_key', text: 'new_key_text' }
    case 'no_keys':
      return { tone: 'warning', key: 'no_keys', text: mode === 'online' ? 'unsupported_online' : 'none' }
    case 'unsupported':
      return {
        tone: 'info',
        key: 'unsupported',
        text: mode === 'online' ? 'unsupported_online' : 'unsupported_offline',
      }
    case 'outside_key_days':
    case 'bad_signature':
    case 'other_code':
      return { tone: 'danger', key: 'forged', text: 'forged_text' }
  }
}
