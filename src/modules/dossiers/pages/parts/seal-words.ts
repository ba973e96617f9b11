import type { Ui } from '#ui/ui.ts'

const seal = [
  'checking',
  'genuine',
  'genuine_text',
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
const facts = ['unit', 'procedure', 'number', 'date', 'signer', 'code']
const compare = ['label', 'hint', 'on_device', 'on_server', 'button', 'same', 'different', 'empty']

const words = (ui: Ui, folder: string, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, ui.t(`dossiers.verify.${folder}.${key}`)]))

/** The words that the seal island may need, in the page's language: an island has no translator. */
export function sealWords(ui: Ui, mode: 'online' | 'offline'): Record<string, string> {
  if (mode === 'online') return words(ui, 'seal', seal)
  return { ...words(ui, 'seal', seal), ...words(ui, 'offline', offline), ...words(ui, 'fact', facts) }
}

export const compareWords = (ui: Ui): Record<string, string> => words(ui, 'compare', compare)
