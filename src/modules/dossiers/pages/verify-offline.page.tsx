import { page } from '#kernel/http/page.ts'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { SealIsland } from '#ui/seal-check/seal-island.tsx'

/**
 * The shell that src/client/sw.ts keeps in three languages and shows under the scanned address when there is no network.
 * It says nothing about any person or result; all of it comes from the part of the address after `#`.
 */
export const verifyOfflinePage = page({
  path: '/v/offline',
  load: async () => ({}),
  view: (_, ui) => {
    const { t } = ui
    return (
      <Page
        ui={ui}
        title={t('dossiers.verify.offline.title')}
        lead={t('dossiers.verify.offline.lead')}
        width="form"
        noIndex
      >
        <Stack gap="lg">
          <noscript>
            <Notice tone="danger">
              <p>{t('dossiers.verify.offline.no_script')}</p>
            </Notice>
          </noscript>
          <SealIsland ui={ui} mode="offline" register={null} />
          <p class="mc-hint">{t('dossiers.verify.offline.compare_name')}</p>
        </Stack>
      </Page>
    )
  },
})
