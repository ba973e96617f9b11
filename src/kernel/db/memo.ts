import type { Db } from './db.ts'

export type Memo<V> = {
  /** The remembered value of `key`, or what `load` finds. Concurrent callers share one load. */
  get(db: Db, key: string, load: () => Promise<V>): Promise<V>
  /** Forgets everything remembered for this database in this process. */
  forget(db: Db): void
}

type Entry<V> = { value: Promise<V>; until: number }

/**
 * Remembers answers of the database that rarely change, for `seconds`, at most `limit` of them, apart for each
 * database. Another process may answer with the old value for as long: choose `seconds` accordingly.
 */
export function memo<V>({ seconds, limit = 10_000 }: { seconds: number; limit?: number }): Memo<V> {
  // A transaction shares the adapter of the handle it was begun on, so both see one memory.
  const memories = new WeakMap<object, Map<string, Entry<V>>>()
  const memoryOf = (db: Db) => {
    const { adapter } = db.getExecutor()
    const known = memories.get(adapter)
    if (known) return known
    const made = new Map<string, Entry<V>>()
    memories.set(adapter, made)
    return made
  }
  return {
    async get(db, key, load) {
      const memory = memoryOf(db)
      const known = memory.get(key)
      if (known && known.until > performance.now()) return known.value
      if (memory.size >= limit) memory.clear()
      const value = load()
      memory.set(key, { value, until: performance.now() + seconds * 1000 })
      value.catch(() => memory.delete(key)) // a failure is not an answer
      return value
    },
    forget: (db) => memoryOf(db).clear(),
  }
}
