import type { Ui } from '#ui/ui.ts'

const compare = ['label', 'hint', 'on_device', 'on_server', 'button', 'same', 'different', 'empty']

/** The words of the island that compares a file, which has no translator. */
export const compareWords = (ui: Ui): Record<string, string> =>
  Object.fromEntries(compare.map((key) => [key, ui.t(`dossiers.verify.compare.${key}`)]))
