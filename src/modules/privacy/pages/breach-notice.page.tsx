import { page } from '#kernel/http/page.ts'
import { printBreachNotice } from '../operations/print-breach-notice.ts'
import { BREACHES } from './breaches.page.tsx'

/** The notice to the authority, ready to sign. */
export const breachNoticePage = page({
  path: `${BREACHES}/:code/notice.pdf`,
  async load(p) {
    const file = await p.run(printBreachNotice, { code: p.params['code'] ?? '' })
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `inline; filename="${file.name}"`,
        'cache-control': 'private, no-store',
      },
    })
  },
  view: () => <></>,
})
