import { AppError } from '#kernel/errors/app-error.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { trackDossier } from '#modules/dossiers/index.ts'
import { myData } from '../operations/my-data.ts'
import { whoLooked } from '../operations/who-looked.ts'
import { HeldGroups, Looks } from './parts/held-groups.tsx'

/** For who has no account: what is held in one dossier that this browser opened, and who looked at it. */
export const dossierDataPage = page({
  path: '/t/:tracking/data',
  guesses: 'guess',
  async load(p: PageRequest) {
    const tracked = await p.run(trackDossier, { trackingCode: p.params['tracking'] ?? '' })
    if (tracked.code === null) return p.redirect(`/t/${tracked.trackingCode}/open?next=data`)
    const dossier = tracked.code
    if (dossier === '') throw new AppError('kernel.not_found', { kind: 'not_found' })
    const { groups } = await p.run(myData, { dossier })
    const { items } = await p.run(whoLooked, { dossier })
    return { tracking: tracked.trackingCode, code: dossier, groups, items }
  },
  view: ({ tracking, code, groups, items }, ui) => {
    const { t } = ui
    const title = t('subjects.dossier.title')
    return (
      <Page
        ui={ui}
        title={title}
        lead={t('subjects.dossier.lead', { code })}
        breadcrumbs={[{ label: code, href: `/t/${tracking}` }, { label: title }]}
        noIndex
      >
        <Stack gap="lg">
          <div>
            <LinkButton href={`/account/data/requests?dossier=${encodeURIComponent(code)}`} icon="edit">
              {t('subjects.dossier.ask')}
            </LinkButton>
          </div>
          <HeldGroups ui={ui} groups={groups} reveals={false} />
          <Section title={t('subjects.looked.title')}>
            <p class="mc-hint">{t('subjects.looked.lead')}</p>
            <Looks ui={ui} items={items} />
          </Section>
        </Stack>
      </Page>
    )
  },
})
