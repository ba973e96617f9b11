import { CODE_LENGTH, groupCode, parseCode } from '#kernel/codes/code-alphabet.ts'
import { page } from '#kernel/http/page.ts'
import { Card } from '#ui/card/card.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { SealIsland } from '#ui/seal-check/seal-island.tsx'
import { CodeForm } from './parts/code-form.tsx'
import { readCodeAsked } from './parts/code-asked.ts'

/** The address printed on results before there was a shorter one in the QR. */
export const verifyAliasPage = page<never>({ path: '/verify', load: async (p) => p.redirect('/v'), view: () => <></> })

/** Type the code or scan the QR. Opening it once prepares the phone for checking without a network. */
export const verifyPage = page({
  path: '/v',
  async load(p) {
    const typed = readCodeAsked(p.query.get('code'), 'v')
    if (typed === undefined) return { typed, problem: undefined }
    if (typed === '') return { typed, problem: 'empty' }
    const parsed = parseCode(typed, CODE_LENGTH.result)
    return parsed.ok ? p.redirect(`/v/${groupCode(parsed.code)}`) : { typed, problem: 'status.mistyped_text' }
  },
  view: ({ typed, problem }, ui) => {
    const { t } = ui
    return (
      <Page
        ui={ui}
        title={t('dossiers.verify.title')}
        lead={t('dossiers.verify.lead')}
        width="form"
        hasErrors={problem !== undefined}
      >
        <Stack gap="lg">
          <CodeForm
            ui={ui}
            action="/v"
            words="verify"
            typed={typed}
            error={problem && t(`dossiers.verify.${problem}`)}
          />
          <Card color="primary">
            <h2 class="ds-heading mc-where-line" data-size="xs">
              <Icon name="qr" /> <span>{t('dossiers.verify.scan_title')}</span>
            </h2>
            <p>{t('dossiers.verify.scan_text')}</p>
            <p>{t('dossiers.verify.scan_offline')}</p>
            <p>
              {t('dossiers.verify.others')} <Link href="/card">{t('dossiers.verify.others_card')}</Link> ·{' '}
              <Link href="/receipt">{t('dossiers.verify.others_receipt')}</Link>
            </p>
          </Card>
          <Notice tone="warning" title={t('dossiers.verify.fake_title')}>
            <p>{t('dossiers.verify.fake_text')}</p>
          </Notice>
          <SealIsland ui={ui} mode="online" register={null} />
        </Stack>
      </Page>
    )
  },
})
