import { page } from '#kernel/http/page.ts'
import { CardGrid, LinkCard } from '#ui/card/card.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { HomeHero } from '#ui/page/hero.tsx'
import { Page } from '#ui/page/page.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { listLifeEvents } from '../operations/list-life-events.ts'
import { LifeEvents } from './parts/life-events.tsx'

const examples = ['birth', 'marriage', 'business', 'residence'] as const

/** The front door: say what you need, or pick a situation; track and check a result. */
export const homePage = page({
  path: '/',
  load: (p) => p.run(listLifeEvents, {}),
  view: ({ items }, ui) => (
    <Page
      ui={ui}
      title={ui.t('procedures.home.title')}
      description={ui.t('procedures.home.lead')}
      heading={false}
      width="full"
      top={
        <HomeHero title={ui.t('procedures.home.title')} lead={ui.t('procedures.home.lead')}>
          <SearchBox
            ui={ui}
            size="lg"
            action="/procedures"
            label={ui.t('procedures.search.label')}
            examples={examples.map((key) => {
              const label = ui.t(`procedures.search.example_${key}`)
              return { label, href: `/procedures?q=${encodeURIComponent(label)}` }
            })}
          />
        </HomeHero>
      }
    >
      <Stack gap="xl">
        <Section title={ui.t('procedures.home.events')}>
          <LifeEvents events={items} />
        </Section>
        <Section title={ui.t('procedures.home.already')}>
          <CardGrid min="md">
            <LinkCard
              href="/track"
              icon="clock"
              title={ui.t('procedures.home.track')}
              text={ui.t('procedures.home.track_text')}
            />
            <LinkCard
              href="/drafts"
              icon="edit"
              title={ui.t('procedures.home.resume')}
              text={ui.t('procedures.home.resume_text')}
            />
            <LinkCard
              href="/v"
              icon="shield"
              title={ui.t('procedures.home.verify')}
              text={ui.t('procedures.home.verify_text')}
            />
          </CardGrid>
        </Section>
      </Stack>
    </Page>
  ),
})
