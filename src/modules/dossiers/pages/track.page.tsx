import { CODE_LENGTH, groupCode, parseCode } from '#kernel/codes/code-alphabet.ts'
import { page } from '#kernel/http/page.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Page } from '#ui/page/page.tsx'
import type { Ui } from '#ui/ui.ts'
import { CodeForm } from './parts/code-form.tsx'
import { readCodeAsked } from './parts/code-asked.ts'
import { SlipSample } from './parts/slip-sample.tsx'
import { withoutScript } from './parts/track-words.ts'

/** One box for the tracking code. Sent with GET, so that going back and forth never asks to send again. */
export const trackPage = page({
  path: '/track',
  async load(p) {
    const asked = readCodeAsked(p.query.get('code'), 't')
    if (asked === undefined) return { typed: undefined, problem: undefined }
    const parsed = parseCode(asked, CODE_LENGTH.tracking)
    if (parsed.ok) return p.redirect(`/t/${groupCode(parsed.code)}`)
    return { typed: asked, problem: problemOf(asked) }
  },
  view: ({ typed, problem }, given) => {
    const ui = withoutScript(given)
    const { t } = ui
    return (
      <Page
        ui={ui}
        title={t('dossiers.track.title')}
        lead={t('dossiers.track.lead')}
        width="form"
        hasErrors={problem !== undefined}
      >
        <Stack gap="lg">
          <CodeForm
            ui={ui}
            action="/track"
            words="track"
            typed={typed}
            error={problem && t(`dossiers.track.${problem.key}`, problem.params)}
          />
          <Section title={t('dossiers.track.where_title')}>
            <SlipSample ui={ui} />
            <Where ui={ui} />
          </Section>
          <p>
            <Link href="/v">{t('dossiers.track.verify_instead')}</Link>
          </p>
        </Stack>
      </Page>
    )
  },
})

/** What to look at again. Said from the text alone: nothing is revealed about which codes exist. */
function problemOf(typed: string): { key: string; params?: Record<string, unknown> } {
  const bare = typed.replaceAll(/[\s\p{Pd}._/]/gu, '')
  if (bare === '') return { key: 'empty' }
  // A dossier code ends with day and running number, with or without the organisation's letters in front.
  if (/\d{6,8}\d{4}$/.test(bare) && bare.length > CODE_LENGTH.tracking + 1) return { key: 'is_dossier_code' }
  if (bare.length !== CODE_LENGTH.tracking + 1) return { key: 'length', params: { count: bare.length } }
  return { key: 'wrong' }
}

function Where({ ui }: { ui: Ui }) {
  const places = [
    { icon: 'qr', key: 'where_qr' },
    { icon: 'file', key: 'where_slip' },
    { icon: 'phone', key: 'where_online' },
    { icon: 'help', key: 'where_lost' },
  ] as const
  return (
    <ul class="mc-own">
      {places.map(({ icon, key }) => (
        <li class="mc-where-line">
          <Icon name={icon} />
          <span>{ui.t(`dossiers.track.${key}`)}</span>
        </li>
      ))}
    </ul>
  )
}
