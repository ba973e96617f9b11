import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { payload: AdapterPayload; until: number }

/** What the provider remembers, in this process's memory: a demo starts anew with each start. */
export function memoryAdapter(now: () => number): (name: string) => Adapter {
  const kept = new Map<string, Kept>()
  const find = (test: (key: string, payload: AdapterPayload) => boolean) => {
    for (const [key, { payload, until }] of kept) if (until > now() && test(key, payload)) return payload
    return undefined
  }
  return (name) => {
    const keyOf = (id: string) => `${name}:${id}`
    return {
      async upsert(id, payload, expiresIn) {
        for (const [key, { until }] of kept) if (until <= now()) kept.delete(key)
        kept.set(keyOf(id), { payload, until: expiresIn === undefined ? Infinity : now() + expiresIn * 1000 })
      },
      find: async (id) => find((key) => key === keyOf(id)),
      findByUid: async (uid) => find((key, payload) => key.startsWith(`${name}:`) && payload.uid === uid),
      findByUserCode: async () => undefined,
      async consume(id) {
        const found = kept.get(keyOf(id))
        if (found) found.payload['consumed'] = Math.floor(now() / 1000)
      },
      destroy: async (id) => void kept.delete(keyOf(id)),
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}
