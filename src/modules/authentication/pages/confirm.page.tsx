import type { VNode } from 'preact'
import { page, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { safeNext } from '#modules/identity/index.ts'
import { askAgain } from './parts/confirmation.tsx'

const PATH = '/sign-in/confirm'

type Data = { draw(ui: PageUi): VNode }

/** Where somebody proves once more who she is before a page that wants that. The proof itself was checked before. */
export const confirmPage = page<Data>({
  path: PATH,
  async load(p) {
    if (p.actor.kind !== 'account') return p.redirect(`/sign-in?next=${encodeURIComponent(nextOf(p))}`)
    return { draw: await askAgain(p, { path: PATH, fields: [['next', nextOf(p)]] }) }
  },
  view: (data, ui) => data.draw(ui),
  actions: { default: async (p, form) => p.redirect(safeNext(form.text('next'), '/account')) },
})

const nextOf = (p: PageRequest) => safeNext(p.query.get('next'), '/account')
