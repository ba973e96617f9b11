import { page } from '#kernel/http/page.ts'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { getPublicUnit } from '../operations/get-public-unit.ts'
import type { OrganisationUnit } from '../organisation.schema.ts'
import { ChannelList } from './parts/channels.tsx'
import { ContactFacts } from './parts/contact.tsx'

/** How people reach a unit: contact, hours, channels, and the units in it. */
export const publicUnitPage = page<{ view: OrganisationUnit; code: string }>({
  path: '/organisations/:code',
  async load(p) {
    const code = p.params['code'] ?? ''
    return { code, view: await p.run(getPublicUnit, { code }) }
  },
  view: ({ view, code }, ui) => {
    const title = view.unit?.name ?? view.rows.at(-1)?.name ?? code
    const successors = view.unit ? [] : view.lineage.filter(({ oldCode }) => oldCode === code)
    return (
      <Page ui={ui} title={title} {...(view.unit && { lead: view.unit.levelName })}>
        <Stack gap="lg">
          {successors.length > 0 && (
            <Section title={ui.t('organisation.public.successors')}>
              <ul class="mc-plain">
                {successors.map(({ newCode, newName }) => (
                  <li>
                    <a class="ds-link" href={`/organisations/${newCode}`}>
                      {newName}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <ContactFacts ui={ui} contact={view.contact} place={view.unit?.placeName ?? undefined} />
          {view.channels.length > 0 && (
            <Section title={ui.t('organisation.channel.title')}>
              <ChannelList ui={ui} channels={view.channels} mayChange={false} />
            </Section>
          )}
          {view.below.length > 0 && (
            <Section title={ui.t('organisation.unit.below')}>
              <ul class="mc-plain">
                {view.below.map((unit) => (
                  <li>
                    <a class="ds-link" href={`/organisations/${unit.code}`}>
                      {unit.name}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {view.contact === null && view.channels.length === 0 && view.below.length === 0 && (
            <p>{ui.t('organisation.public.nothing')}</p>
          )}
        </Stack>
      </Page>
    )
  },
})
