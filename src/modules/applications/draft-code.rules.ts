import { keyedHash } from '#kernel/crypto/keyed-hash.ts'

/** Under which a draft is found by its code: without the key nobody can try codes out on a stolen table. */
export const codeHash = (key: Uint8Array, code: string): string => keyedHash(key, code, 'applications.draft.code')
