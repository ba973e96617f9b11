import { cleanLine } from './value.rules.ts'

const MAX = 200

/**
 * The name of a file as it is kept and shown: the last part of a path, NFC, without control and direction characters,
 * at most 200 characters with its ending kept. A name of nothing else becomes `file`.
 */
export function cleanFileName(name: string): string {
  const last = cleanLine(name.slice(-2000)).split(/[/\\]/).at(-1)?.trim() ?? ''
  const characters = [...last]
  if (characters.length === 0 || /^\.+$/.test(last)) return 'file'
  if (characters.length <= MAX) return last
  const ending = [...(/\.[A-Za-z0-9]{1,8}$/.exec(last)?.[0] ?? '')]
  return [...characters.slice(0, MAX - ending.length), ...ending].join('')
}
