/**
 * What was typed into a code box, or undefined when nothing was sent yet. A pasted address of this product gives the
 * code in it: people copy the whole link from a message.
 */
export function readCodeAsked(text: string | null, folder: 't' | 'v'): string | undefined {
  if (text === null) return undefined
  const short = text.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, 2000)
  const link = new RegExp(`/${folder}/([^/?#\\s]+)`).exec(short)
  return (link?.[1] ?? short).slice(0, 100)
}
