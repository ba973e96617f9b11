import { PAPER_FACTS } from '#kernel/seal/seal-format.ts'
import type { Ui } from '../ui.ts'

const answers = [
  'checking',
  'genuine',
  'genuine_card',
  'genuine_receipt',
  'genuine_text',
  'genuine_paper',
  'genuine_once',
  'differs',
  'forged',
  'forged_text',
  'broken',
  'broken_text',
  'new_key',
  'new_key_text',
  'unsupported',
  'unsupported_online',
  'unsupported_offline',
  'no_keys',
]
const offline = ['limit_title', 'limit', 'none_title', 'none', 'retry']
const result = ['unit', 'procedure', 'number', 'date', 'signer', 'code'].map((fact) => `result.${fact}`)
const papers = Object.entries(PAPER_FACTS).flatMap(([kind, facts]) =>
  [...facts, 'issuedOn', 'code'].map((fact) => `${kind}.${fact}`),
)

/** The words that the seal island may need, in the page's language: an island has no translator. */
export function sealWords(ui: Ui, mode: 'online' | 'offline'): Record<string, string> {
  const keys = mode === 'online' ? [...answers, ...papers] : [...answers, ...offline, ...result, ...papers]
  return Object.fromEntries(keys.map((key) => [key, ui.t(`ui.seal.${key}`)]))
}
