import { holds, type Actor } from '#kernel/access/actor.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { Details } from '#ui/details/details.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { MANAGE } from '../../dues.policy.ts'
import type { UnitChoice } from '../../dues.schema.ts'

export const DUES = '/desk/dues'
const TABS = ['collect', 'reminders', 'funds', 'statements', 'fees'] as const

/** Whoever may not manage dues there has no statements of its account: a tab would only refuse her. */
export const seesStatements = (actor: Actor, unit: string): boolean => holds(actor, MANAGE, unit)

type TabsProps = { ui: PageUi; active: (typeof TABS)[number]; unit: string; statements: boolean }

/** Parts of the dues of a unit; the unit stays chosen from one to the next. */
export function DuesTabs({ ui, active, unit, statements }: TabsProps) {
  return (
    <Tabs
      label={ui.t('dues.tabs.label')}
      items={TABS.filter((tab) => tab !== 'statements' || statements).map((tab) => ({
        href: `${DUES}/${tab}?unit=${unit}`,
        label: ui.t(`dues.tabs.${tab}`),
        active: tab === active,
      }))}
    />
  )
}

/** So many stand open; more would push the work itself off a phone. */
const FEW = 2

/** Units above and right below, as links to the same page. */
export function UnitLinks(props: {
  ui: PageUi
  above: readonly UnitChoice[]
  below?: readonly UnitChoice[]
  to: (code: string) => string
}) {
  const links = [...props.above, ...(props.below ?? [])]
  if (links.length === 0) return null
  const row = (
    <ul class="mc-links mc-links-columns">
      {links.map(({ code, name }) => (
        <li>
          <a href={props.to(code)}>{name}</a>
        </li>
      ))}
    </ul>
  )
  return links.length <= FEW ? (
    row
  ) : (
    <Details summary={props.ui.t('dues.tabs.units', { count: links.length })}>{row}</Details>
  )
}
