import { keyedHash } from '#kernel/crypto/keyed-hash.ts'

type Keyed = { services: { lookupKey: Uint8Array } }

/**
 * What an event says in place of a personal value: a keyed hash, by which two events about the same value are seen to
 * be so, and which nobody can turn back without the key. Null stays null.
 */
export function personalHash(ctx: Keyed, value: string | null): string | null {
  return value === null ? null : keyedHash(ctx.services.lookupKey, value, 'events.personal').slice(0, 22)
}

export type Changes = Record<string, { before: unknown; after: unknown }>

/**
 * The fields that differ, as an event keeps them: `{ phone: { before, after } }`. Fields named in `personal` stand as
 * keyed hashes of their text.
 */
export function changesOf<T extends Record<string, unknown>>(
  ctx: Keyed,
  before: T,
  after: Partial<T>,
  personal: readonly (keyof T & string)[] = [],
): Changes {
  const shown = (key: string, value: unknown) =>
    personal.includes(key) && value !== null && value !== undefined
      ? personalHash(ctx, typeof value === 'string' ? value : JSON.stringify(value))
      : (value ?? null)
  const differ = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return Object.fromEntries(
    differ.map((key) => [key, { before: shown(key, before[key]), after: shown(key, after[key]) }]),
  )
}
