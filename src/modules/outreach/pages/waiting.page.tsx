import { page } from '#kernel/http/page.ts'
import { holds } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { BranchWaiting } from '../islands/branch-waiting.tsx'
import { hereFor } from './parts/branch-here.ts'

/**
 * What waits on this device: only the device knows, and its service worker answers this address where there is one. The
 * server's own answer is for browsers without: there everything was sent at once, and nothing waits.
 */
export const waitingPage = page<null>({
  path: '/desk/branch/waiting',
  async load(p) {
    if (p.actor.kind === 'public') throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    if (!holds(p.actor, 'outreach:work')) throw new AppError('kernel.forbidden', { kind: 'forbidden' })
    return null
  },
  view: (_data, ui) => <BranchWaiting here={hereFor(ui, {})} kept={[]} />,
})
