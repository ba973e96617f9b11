import { AppError } from '#kernel/errors/app-error.ts'
import { page, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { safeNext } from '#modules/identity/index.ts'
import { beginSignIn } from '../operations/begin-sign-in.ts'
import { listProviders } from '../operations/list-providers.ts'
import { FLOW_MILLIS } from '../flow.rules.ts'
import { RefusedPage, type RefusedData } from './parts/refused.tsx'

/** Goes on to the provider at once. It is a page only when the provider does not answer. */
export const eidBeginPage = page<RefusedData>({
  path: '/sign-in/e-identity/:provider',
  async load(p) {
    const next = safeNext(p.query.get('next'), '')
    const level = levelAsked(p)
    const provider = p.params['provider'] ?? ''
    try {
      const begun = await p.run(beginSignIn, {
        provider,
        next,
        level,
        purpose: p.query.get('confirm') === '1' ? 'confirm' : 'sign_in',
        shared: p.query.get('shared') === '1',
        browser: p.remembered('eid') ?? '',
      })
      p.remember('eid', begun.browser, FLOW_MILLIS / 1000)
      return p.leave(begun.url)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'eid.provider_away') throw error
      const { items } = await p.run(listProviders, {})
      const name = items.find(({ id }) => id === provider)?.name ?? ''
      return { reason: 'away', next, wanted: level, provider, name, signedIn: p.actor.accountId !== null }
    }
  },
  view: (data, ui: PageUi) => <RefusedPage data={data} ui={ui} />,
})

function levelAsked(p: PageRequest): 0 | 1 | 2 {
  const asked = p.query.get('level')
  return asked === '2' ? 2 : asked === '1' ? 1 : 0
}
