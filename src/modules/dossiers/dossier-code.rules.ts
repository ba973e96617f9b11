import { formatDossierCode } from '#kernel/codes/dossier-code.ts'

/** A dossier code split around its running number, so that the statement that counts can also write it. */
export type CodeFrame = { before: string; width: number; after: string }

/**
 * What stands before and after the running number of the day. Two codes that follow each other differ in exactly one
 * character, the last digit of that number: so the template is read by nobody but kernel/codes.
 */
export function codeFrame(template: string, parts: { identifier: string; date: string }): CodeFrame {
  const one = formatDossierCode(template, { ...parts, seq: 1 })
  const two = formatDossierCode(template, { ...parts, seq: 2 })
  const last = [...one].findIndex((character, index) => character !== two.charAt(index))
  const width = Number(/\{seq:([1-9])\}/.exec(template)?.[1] ?? 1)
  return { before: one.slice(0, last - width + 1), width, after: one.slice(last + 1) }
}
