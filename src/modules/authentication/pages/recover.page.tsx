import { page } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Prose, Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'

/** What to do when no way in works any more. It asks for nothing: people vouch for people, at a desk. */
export const recoverPage = page<null>({
  path: '/recover',
  load: async () => null,
  view: (_data, ui) => {
    const word = (key: string) => ui.t(`authentication.recover.${key}`)
    return (
      <Page ui={ui} title={word('title')} lead={word('lead')} noIndex>
        <Stack gap="lg">
          <Section title={word('resident_title')}>
            <Prose>
              <p>{word('resident')}</p>
            </Prose>
          </Section>
          <Section title={word('officer_title')}>
            <Prose>
              <p>{word('officer')}</p>
              <p>{word('code')}</p>
            </Prose>
          </Section>
          <div>
            <LinkButton href="/sign-in" variant="secondary">
              {word('back')}
            </LinkButton>
          </div>
        </Stack>
      </Page>
    )
  },
})
