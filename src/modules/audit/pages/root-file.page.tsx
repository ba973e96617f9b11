import { page } from '#kernel/http/page.ts'
import { listSealKeys } from '#modules/dossiers/index.ts'
import { getRootFile } from '../operations/list-roots.ts'

/** The file that others keep: roots and the public keys. It changes once an hour. */
export const rootFilePage = page<never>({
  path: '/audit/roots.json',
  async load(p) {
    const from = p.query.get('from')
    const file = await p.run(getRootFile, from === null ? {} : { from })
    const { keys } = await p.run(listSealKeys, {})
    return Response.json(
      { ...file, keys },
      {
        headers: {
          'cache-control': 'public, max-age=60',
          'access-control-allow-origin': '*',
          'content-disposition': 'attachment; filename="motcua-roots.json"',
        },
      },
    )
  },
  view: () => <></>,
})
