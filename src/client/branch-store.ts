import type { Row, Store } from '#modules/outreach/islands/device-store.ts'

const NAME = 'motcua-branch'

/** The keeper's store as the browser's own database. Keys lie there as objects that cannot be read out. */
export function openStore(): Store {
  let opened: Promise<IDBDatabase> | undefined
  const open = () => (opened ??= connect().then(forgetWhenGone))
  // Signing out, or the browser, may delete the database under us: the next call opens it anew.
  const forgetWhenGone = (db: IDBDatabase) => {
    const forget = () => {
      db.close()
      opened = undefined
    }
    db.addEventListener('versionchange', forget)
    db.addEventListener('close', forget)
    return db
  }
  async function run<Result>(
    name: 'values' | 'rows',
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<Result> | undefined,
  ): Promise<Result> {
    const transaction = (await open()).transaction(name, mode)
    const request = work(transaction.objectStore(name))
    await new Promise<void>((done, fail) => {
      transaction.addEventListener('complete', () => done())
      transaction.addEventListener('abort', () => fail(transaction.error))
    })
    return request?.result as Result
  }
  return {
    get: (name) => run('values', 'readonly', (store) => store.get(name) as IDBRequest<unknown>),
    set: async (name, value) => void (await run('values', 'readwrite', (store) => store.put(value, name))),
    drop: (...names) =>
      run('values', 'readwrite', (store) => {
        for (const name of names) store.delete(name)
        return undefined
      }),
    rows: () => run('rows', 'readonly', (store) => store.getAll() as IDBRequest<Row[]>),
    put: async (row) => void (await run('rows', 'readwrite', (store) => store.put(row))),
    remove: (key) => run('rows', 'readwrite', (store) => store.delete(key)),
    async clear() {
      await run('values', 'readwrite', (store) => store.clear())
      await run('rows', 'readwrite', (store) => store.clear())
    },
  }
}

function connect(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('values')
      request.result.createObjectStore('rows', { keyPath: 'key' })
    })
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => fail(request.error))
  })
}
