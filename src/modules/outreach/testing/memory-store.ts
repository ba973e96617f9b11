import type { Row, Store } from '../islands/device-store.ts'

/** The browser's database as far as the keeper knows it. `all` shows what lies there, as somebody with the phone would see it. */
export function memoryStore(): Store & { all(): unknown } {
  const values = new Map<string, unknown>()
  const rows = new Map<string, Row>()
  return {
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
    drop: async (...names) => names.forEach((name) => values.delete(name)),
    rows: async () => [...rows.values()],
    put: async (row) => void rows.set(row.key, row),
    remove: async (key) => void rows.delete(key),
    clear: async () => {
      values.clear()
      rows.clear()
    },
    all: () => ({ values: Object.fromEntries(values), rows: [...rows.values()] }),
  }
}
