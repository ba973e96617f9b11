import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { initialsOf } from '#kernel/i18n/initials.ts'
import type { PaperKind, PaperSeal, Seal } from '#kernel/seal/seal-format.ts'
import type { SealProblem } from '#kernel/seal/verify-web.ts'

/** What the register says about a result, as far as the seal says it too. */
export type Register = ResultRegister | PaperRegister

export type ResultRegister = {
  kind?: never
  code: string
  unit: { code: string; name: string }
  procedure: { code: string; name: string }
  number: string
  issuedOn: string
  signer: string
  /** Neither replaced nor revoked. */
  stands: boolean
}

/** Of a card or receipt: what may be told to anybody. The facts that it has must be those of the seal. */
export type PaperRegister = {
  kind: PaperKind
  code: string
  facts: Record<string, string>
  /** Initials and given name, since the register does not tell the name itself. */
  initials: string | null
  stands: boolean
}

export type SealAnswer = 'genuine' | 'genuine_once' | 'differs' | 'no_keys' | SealProblem
export type SealMessage = { tone: 'success' | 'warning' | 'danger' | 'info'; key: string; text: string }

/** Does the register hold the very facts that were sealed? It could have been changed behind the office's back. */
export function sealAgrees(seal: Seal, register: Register): boolean {
  const code = parseCode(register.code, CODE_LENGTH.result)
  if (!code.ok || code.code !== seal.code || register.kind !== seal.kind) return false
  if (seal.kind !== undefined) return register.kind !== undefined && paperAgrees(seal, register)
  if (register.kind !== undefined) return false
  const signer = (name: string | undefined) => (name ?? '').replaceAll(/\p{Cc}/gu, ' ').normalize('NFC')
  return (
    register.unit.code === seal.unit &&
    register.procedure.code === seal.procedure &&
    register.number.normalize('NFC') === seal.number &&
    register.issuedOn === seal.issuedOn &&
    (seal.signer === undefined || signer(register.signer) === signer(seal.signer))
  )
}

function paperAgrees(seal: PaperSeal, { facts, initials }: PaperRegister): boolean {
  const sealed: Record<string, string> = seal.facts
  const same = (a: string, b: string | undefined) => a.normalize('NFC') === b?.normalize('NFC')
  const known = Object.entries(facts).every(([name, value]) => same(value, sealed[name]))
  return known && (initials === null || sealed['name'] === undefined || same(initials, initialsOf(sealed['name'])))
}

/** The words for an answer: a heading and a sentence, as keys of the island's words. */
export function sealMessage(answer: SealAnswer, mode: 'online' | 'offline', kind?: PaperKind): SealMessage {
  switch (answer) {
    case 'genuine':
      if (kind !== undefined) return { tone: 'success', key: `genuine_${kind}`, text: 'genuine_paper' }
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
