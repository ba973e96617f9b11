import { holds, type Actor } from '#kernel/access/actor.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { Icon } from '#ui/icon/icon.tsx'
import type { MemberState } from '../../member.rules.ts'
import { say } from './member-words.ts'

/** Who looks after members finds their numbers in full, and what else a phone does, at the branch's page of a member. */
export const mayCall = (actor: Actor): boolean => holds(actor, 'outreach:work')

/** Only who belongs is on the lists of a branch. */
export const isStanding = (state: MemberState): boolean => state === 'active' || state === 'suspended'

/** Her number: hidden as lists hide it, and the way to call her. In a list on a phone the way only. */
export function PhoneLink({ ui, id, name, phone }: { ui: PageUi; id: string; name: string; phone: string }) {
  return (
    <a class="ds-button mc-call" data-variant="tertiary" href={`/desk/branch/members/${id}`}>
      <Icon name="phone" />
      <span class="mc-wide-only">{phone}</span>
      <span class="ds-sr-only"> {say(ui)('list.call', { name })}</span>
    </a>
  )
}
