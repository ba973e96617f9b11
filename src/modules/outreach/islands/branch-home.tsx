import { formatMoney } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { IconName } from '#ui/icon/icons.ts'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { countsOf, listNames, type Branch, type ListName } from '../branch.rules.ts'
import { BranchPage, HOME, to, type Here } from './branch-page.tsx'

export const LIST_ICONS: Record<ListName, IconName> = {
  members: 'users',
  birthdays: 'calendar',
  dues: 'money',
  unseen: 'clock',
  visit: 'flag',
}

/** The branch head's home: her branch in five lists with their counts, a search, and the way to a new member. */
export function BranchHome({ here, branch }: { here: Here; branch: Branch }) {
  const { ui } = here
  const counts = countsOf(branch)
  const lead = ui.t('outreach.home.lead', { count: counts.members, owed: formatMoney(counts.owed, ui.locale) })
  return (
    <BranchPage here={here} title={branch.unit.name} {...(!branch.cut && { lead })}>
      {branch.cut ? (
        <TooLarge here={here} branch={branch} />
      ) : (
        <>
          <ul class="mc-lists">
            {listNames.map((list) => (
              <li>
                <a href={to(here, `/${list}`)}>
                  <Icon name={LIST_ICONS[list]} />
                  <span>{ui.t(`outreach.list.${list}`)}</span>
                  <strong>{counts[list]}</strong>
                  <Icon name="chevron-right" />
                </a>
              </li>
            ))}
          </ul>
          <SearchBox
            ui={ui}
            action={`${HOME}/members`}
            label={ui.t('outreach.home.search')}
            hidden={here.unit === undefined ? {} : { unit: here.unit }}
          />
          <div>
            <LinkButton href={to(here, '/new')} icon="plus" wide>
              {ui.t('outreach.home.new')}
            </LinkButton>
          </div>
          {(here.mayKeep || here.device) && (
            <p class="mc-hint" data-kept="" hidden={!here.device} role="status">
              {ui.t('outreach.home.kept')}
            </p>
          )}
          {here.mayKeep === false && !here.device && <p class="mc-hint">{ui.t('outreach.home.not_kept')}</p>}
        </>
      )}
    </BranchPage>
  )
}

/** A commune is no branch: choose one of those below. */
function TooLarge({ here: { ui }, branch }: { here: Here; branch: Branch }) {
  return (
    <Stack>
      <Notice tone="info" title={ui.t('outreach.home.too_large')}>
        <p>{ui.t('outreach.home.choose_text')}</p>
      </Notice>
      <Section title={ui.t('outreach.home.choose')}>
        <ul class="mc-lists">
          {branch.units
            .filter(({ code }) => code !== branch.unit.code)
            .map(({ code, name }) => (
              <li>
                <a href={`${HOME}?unit=${code}`}>
                  <Icon name="users" />
                  <span>{name}</span>
                  <Icon name="chevron-right" />
                </a>
              </li>
            ))}
        </ul>
      </Section>
    </Stack>
  )
}
