import { fault, nothing, type Cleaned } from './cleaned.rules.ts'
import { tidy } from './clean-name.rules.ts'
import { oncePerWord } from './once-per-word.rules.ts'

/** Without accents, case and signs: how words of a sheet are compared. */
export const plainWords = (text: string): string =>
  tidy(text)
    .split(' ')
    .map(plainWord)
    .filter((word) => word !== '')
    .join(' ')

const plainWord = oncePerWord((word) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim(),
)

const YES = new Set(['x', 'co', 'dang vien', 'dv', 'yes', '1', 'v', 'roi', 'dang vien chinh thuc', 'dang vien du bi'])
const NO = new Set(['khong', 'ko', 'k', 'no', '0', 'chua', 'quan chung'])

/** A cross, a tick, a word; a date counts as yes (the day she joined). */
export function cleanYes(text: string): Cleaned<boolean> {
  const bare = tidy(text)
  if (bare === '' || /^[-–.]+$/.test(bare)) return nothing()
  const word = plainWords(bare)
  if (YES.has(word) || /^[✓✔☑√×+]$/.test(bare) || /\d{4}/.test(bare)) return { value: true }
  return NO.has(word) ? { value: false } : fault('party_unreadable')
}

export type Sex = 'female' | 'male' | 'other'

export function cleanSex(text: string): Cleaned<Sex> {
  const word = plainWords(text)
  if (word === '') return nothing()
  if (['nu', 'n', 'ba', 'f', 'female', 'gai', 'x nu'].includes(word)) return { value: 'female' }
  if (['nam', 'm', 'ong', 'male', 'trai'].includes(word)) return { value: 'male' }
  return word === 'khac' ? { value: 'other' } : fault('sex_unreadable')
}

export type Kind = 'ordinary' | 'core' | 'automatic' | 'honorary'

export function cleanKind(text: string): Cleaned<Kind> {
  const word = plainWords(text)
  if (word === '') return nothing()
  if (word.includes('nong cot')) return { value: 'core' }
  if (word.includes('duong nhien')) return { value: 'automatic' }
  if (word.includes('danh du')) return { value: 'honorary' }
  return /^(hoi vien|hv|thuong|chinh thuc|hoi vien chinh thuc|x)$/.test(word)
    ? { value: 'ordinary' }
    : fault('kind_unknown')
}
