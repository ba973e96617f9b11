import { page, type PageUi } from '#kernel/http/page.ts'
import { beginPath, listProviders } from '#modules/eid/index.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { nextOf, withNext } from './parts/finish.ts'

type Data = {
  needed: 1 | 2
  /** How surely the person is known in this session. */
  have: 0 | 1 | 2
  next: string
  ways: readonly { name: string; href: string }[]
}

/**
 * Somebody must be known more surely before a step can be taken: says why, what is kept, and offers what proves enough.
 * Who has just proved less than that is told what it was and how to get more.
 */
export const levelPage = page<Data>({
  path: '/sign-in/level',
  async load(p) {
    const needed = p.query.get('level') === '1' ? 1 : 2
    const next = nextOf(p)
    const have = p.actor.level
    if (have >= needed) return p.redirect(next || '/account')
    const shared = p.actor.shared === true
    const { items } = await p.run(listProviders, {})
    const ways = items
      .filter(({ level }) => level >= needed)
      .map(({ id, name }) => ({ name, href: beginPath(id, { next, level: needed, shared }) }))
    return { needed, have, next, ways }
  },
  view: (data, ui) => <LevelQuestion data={data} ui={ui} />,
})

function LevelQuestion({ data: { needed, have, next, ways }, ui }: { data: Data; ui: PageUi }) {
  const word = (key: string) => ui.t(`authentication.level.${key}`)
  return (
    <Page ui={ui} title={word(`title_${needed}`)} lead={word(`lead_${needed}`)} width="form" noIndex>
      <Stack gap="lg">
        {have === 1 && (
          <Notice tone="warning" title={word('short_title')}>
            <p>{word('short_text')}</p>
          </Notice>
        )}
        {next !== '' && <p>{word('kept')}</p>}
        <Stack gap="sm">
          {ways.map(({ name, href }) => (
            <LinkButton href={href} wide icon="shield">
              {ui.t('authentication.sign_in.with', { name })}
            </LinkButton>
          ))}
          {needed === 1 && have === 0 && (
            <LinkButton href={withNext('/sign-in', next)} wide variant="secondary">
              {word('other_ways')}
            </LinkButton>
          )}
        </Stack>
        {ways.length === 0 && needed === 2 && <Notice tone="warning">{word('none')}</Notice>}
        <p class="mc-hint">{word('desk')}</p>
        {next !== '' && (
          <p>
            <a href={next}>{word('back')}</a>
          </p>
        )}
      </Stack>
    </Page>
  )
}
