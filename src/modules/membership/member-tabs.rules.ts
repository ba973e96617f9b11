import { holds, type Actor } from '#kernel/access/actor.ts'
import type { T } from '#kernel/i18n/t.ts'

/** Parts of a member's page, each its own address below /desk/members/:id; the first is the membership itself. */
export const MEMBER_TABS = ['', 'record', 'dues', 'posts'] as const
export type MemberTab = (typeof MEMBER_TABS)[number]

const needs: Record<MemberTab, string> = {
  '': 'members:read',
  record: 'records:read',
  dues: 'dues:read',
  posts: 'cadres:read',
}

/** Links between the parts of a member's page that this actor may open, for `#ui/tabs`. */
export function memberTabs(
  t: T,
  id: string,
  actor: Actor,
  active: MemberTab,
): { href: string; label: string; active: boolean }[] {
  return MEMBER_TABS.filter((tab) => holds(actor, needs[tab])).map((tab) => ({
    href: `/desk/members/${id}${tab === '' ? '' : `/${tab}`}`,
    label: t(`membership.tab.${tab === '' ? 'membership' : tab}`),
    active: tab === active,
  }))
}

/** Where a part of a member's page stands: members, she, this part. */
export const memberTrail = (t: T, member: { id: string; name: string }, part: string) => [
  { label: t('membership.list.title'), href: '/desk/members' },
  { label: member.name, href: `/desk/members/${member.id}` },
  { label: part },
]
