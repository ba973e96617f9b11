import { page } from '#kernel/http/page.ts'
import { listSealKeys } from '../operations/list-seal-keys.ts'

/** The key set at its fixed address; kept by the service worker and by anybody who checks seals in a program. */
export const sealKeysPage = page<never>({
  path: '/seal-keys.json',
  async load(p) {
    const keys = await p.run(listSealKeys, {})
    return Response.json(keys, {
      headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
    })
  },
  view: () => <></>,
})
