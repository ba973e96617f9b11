import { page } from '#kernel/http/page.ts'
import { CardGrid, LinkCard } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { administerCalendars } from '../operations/administer-calendars.ts'

/** The calendars an administrator keeps; with one only, straight to it. */
export const calendarsAdminPage = page({
  path: '/desk/admin/calendars',
  async load(p) {
    const { scopes } = await p.run(administerCalendars, {})
    const [only, another] = scopes
    if (only && !another) return p.redirect(`/desk/admin/calendars/${only.scope}`)
    return { scopes }
  },
  view: ({ scopes }, ui) => (
    <DeskPage ui={ui} title={ui.t('calendars.admin.title')} lead={ui.t('calendars.admin.lead')}>
      {scopes.length === 0 ? (
        <EmptyState title={ui.t('calendars.admin.none')} />
      ) : (
        <CardGrid>
          {scopes.map(({ scope, name }) => (
            <LinkCard
              href={`/desk/admin/calendars/${scope}`}
              title={name ?? ui.t('calendars.scope.country')}
              text={ui.t(name ? 'calendars.admin.unitText' : 'calendars.admin.countryText')}
              icon="calendar"
              level={2}
            />
          ))}
        </CardGrid>
      )}
    </DeskPage>
  ),
})
