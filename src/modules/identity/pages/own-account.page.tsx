import { formatMoment } from '#kernel/i18n/format.ts'
import { page, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { CardGrid, LinkCard } from '#ui/card/card.tsx'
import { ICONS, type IconName } from '#ui/icon/icons.ts'
import { Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { currentSession } from '../operations/current-session.ts'

type Own = Awaited<ReturnType<typeof loadOwn>>

const loadOwn = async (p: PageRequest) => ({ session: await p.run(currentSession, {}) })

/** One's own account: who one is here, and all that one looks after oneself. */
export const ownAccountPage = page<Own>({
  path: '/account',
  load: loadOwn,
  view: (data, ui) => <OwnAccount data={data} ui={ui} />,
})

function OwnAccount({ data, ui }: { data: Own; ui: PageUi }) {
  const { account, positions, expiresAt } = data.session
  const own = (key: string) => ui.t(`identity.own.${key}`)
  const roles = positions.map((position) => `${position.roleName}, ${position.unitName}`)
  return (
    <AccountPage ui={ui} title={own('title')}>
      <Stack gap="lg">
        <SummaryList
          ui={ui}
          rows={[
            { key: own('name'), value: account.name },
            ...(account.login ? [{ key: own('login'), value: account.login }] : []),
            ...(account.phone ? [{ key: own('phone'), value: account.phone }] : []),
            ...(roles.length > 0 ? [{ key: own('positions'), value: roles.join('; ') }] : []),
            { key: own('expires'), value: formatMoment(new Date(expiresAt)) },
          ]}
        />
        <OwnMatters ui={ui} />
      </Stack>
    </AccountPage>
  )
}

/** What modules let a person look after herself: each brings its entry in its manifest. */
function OwnMatters({ ui }: { ui: PageUi }) {
  if (!ui.account?.length) return null
  return (
    <CardGrid>
      {ui.account.map(({ href, label, text, icon }) => (
        <LinkCard href={href} title={label} text={text} level={2} {...(icon in ICONS && { icon: icon as IconName })} />
      ))}
    </CardGrid>
  )
}
