import { page } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FileList } from '#ui/file-field/file-field.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import type { DossierView } from '../dossier-view.schema.ts'
import { getDossier } from '../operations/get-dossier.ts'
import { fileSize } from './parts/file-size.ts'
import { ownDossier } from './parts/own-dossier.ts'
import { momentWords, withoutScript } from './parts/track-words.ts'

/** What was handed in, each file by name, pages and hash, and the date that follows from it. */
export const trackingSuppliedPage = page({
  path: '/t/:tracking/supplied',
  guesses: 'guess',
  async load(p) {
    const dossier = await ownDossier(p, 'supplement')
    if (dossier instanceof Response) return dossier
    const view = await p.run(getDossier, { code: dossier.code })
    const answered = view.supplements.findLast(({ answeredAt }) => answeredAt !== null)
    if (!answered) return p.redirect(`/t/${dossier.trackingCode}`)
    return { trackingCode: dossier.trackingCode, view, answered }
  },
  view: ({ trackingCode, view, answered }, given) => {
    const ui = withoutScript(given)
    const { t } = ui
    const title = t('dossiers.track.supply.done_title')
    return (
      <Page ui={ui} title={title} heading={false} width="form" noIndex>
        <Stack gap="lg">
          <EmptyState
            level={1}
            illustration="success"
            title={title}
            text={t('dossiers.track.supply.done_text')}
            actions={<LinkButton href={`/t/${trackingCode}`}>{t('dossiers.track.supply.back')}</LinkButton>}
          />
          {view.dueAt !== null && <NewDue ui={ui} dueAt={view.dueAt} explanation={view.explanation} />}
          <Files ui={ui} view={view} number={answered.number} />
          {answered.answer && (
            <Section title={t('dossiers.track.supply.done_words')}>
              <p class="mc-said">{answered.answer}</p>
            </Section>
          )}
        </Stack>
      </Page>
    )
  },
})

function NewDue({ ui, dueAt, explanation }: { ui: Ui; dueAt: string; explanation: readonly string[] }) {
  return (
    <div>
      <SummaryList
        ui={ui}
        rows={[{ key: ui.t('dossiers.track.supply.done_due'), value: <strong>{momentWords(ui, dueAt)}</strong> }]}
      />
      <Details summary={ui.t('dossiers.track.why')}>
        <ol class="mc-count-up">
          {explanation.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ol>
      </Details>
    </div>
  )
}

function Files({ ui, view, number }: { ui: Ui; view: DossierView; number: number }) {
  const files = view.components.flatMap((component) =>
    component.files
      .filter(({ supplement }) => supplement === number)
      .map((file) => ({ ...file, component: component.name })),
  )
  if (files.length === 0) return null
  return (
    <Section title={ui.t('dossiers.track.supply.done_files')}>
      <FileList
        ui={ui}
        files={files.map(({ id, name, size, pages, component }) => ({
          id,
          name,
          size: fileSize(size, ui.locale),
          pages,
          note: component,
        }))}
      />
      <Details summary={ui.t('dossiers.track.supply.hash')}>
        <SummaryList
          ui={ui}
          rows={files.map(({ name, sha256 }) => ({ key: name, value: <span class="mc-hash">{sha256}</span> }))}
        />
      </Details>
    </Section>
  )
}
