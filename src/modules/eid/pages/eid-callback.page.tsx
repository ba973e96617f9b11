import { page, type PageRequest } from '#kernel/http/page.ts'
import type { OutcomeData } from '../eid.schema.ts'
import { finishSignIn } from '../operations/finish-sign-in.ts'
import { listProviders } from '../operations/list-providers.ts'
import { arrive } from './parts/arrive.ts'
import { RefusedPage, type RefusedData } from './parts/refused.tsx'

/** Where a provider sends the browser back to. */
export const eidCallbackPage = page<RefusedData>({
  path: '/sign-in/e-identity/:provider/callback',
  async load(p) {
    const provider = p.params['provider'] ?? ''
    const query = p.query.size > 0 ? `?${p.query}` : ''
    const outcome = await p.run(finishSignIn, { provider, query, browser: p.remembered('eid') ?? '' })
    switch (outcome.kind) {
      case 'link':
        return p.redirect(`/sign-in/e-identity/${provider}/link?flow=${outcome.flow}`)
      case 'confirmed':
        return p.redirect(outcome.next || '/account', { id: 'eid.confirmed' })
      case 'signed_in':
        return arrive(p, outcome)
      case 'refused':
        return refusedData(p, provider, outcome)
    }
  },
  view: (data, ui) => <RefusedPage data={data} ui={ui} />,
})

async function refusedData(
  p: PageRequest,
  provider: string,
  { reason, next, wanted }: Extract<OutcomeData, { kind: 'refused' }>,
): Promise<RefusedData> {
  const { items } = await p.run(listProviders, {})
  const name = items.find(({ id }) => id === provider)?.name ?? provider
  return { reason, next, wanted, provider, name, signedIn: p.actor.accountId !== null }
}
