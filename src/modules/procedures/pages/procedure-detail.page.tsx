import { page } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { Prose, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import { getProcedureView } from '../operations/get-procedure.ts'
import type { ProcedureView } from '../procedure-view.schema.ts'
import { Components } from './parts/component-list.tsx'
import { Channels } from './parts/channel-list.tsx'

/** One procedure in one minute: what you get, who, what to bring, how long, how much, where; the law last. */
export const procedureDetailPage = page({
  path: '/procedures/:code',
  load: (p) => p.run(getProcedureView, { code: p.params['code'] ?? '' }),
  view: (procedure, ui) => (
    <Page
      ui={ui}
      title={procedure.name}
      lead={procedure.whatYouGet}
      breadcrumbs={[
        { label: ui.t('procedures.list.title'), href: '/procedures' },
        { label: procedure.field.name, href: `/procedures?field=${procedure.field.key}` },
        { label: procedure.name },
      ]}
    >
      <Stack gap="lg">
        <Apply ui={ui} procedure={procedure} />
        <Section title={ui.t('procedures.detail.who')}>
          <Prose>
            <ul>
              {procedure.applicants.map((who) => (
                <li>{who}</li>
              ))}
            </ul>
          </Prose>
        </Section>
        <Section title={ui.t('procedures.detail.bring')} id="bring">
          <Components ui={ui} components={procedure.components} />
        </Section>
        <Section title={ui.t('procedures.detail.how_long')} id="channels">
          <Channels ui={ui} channels={procedure.channels} />
        </Section>
        <Section title={ui.t('procedures.detail.where')}>
          <p>{procedure.agency}</p>
          <Prose>
            <ol>
              {procedure.steps.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
          </Prose>
        </Section>
        <Apply ui={ui} procedure={procedure} />
        <Law ui={ui} procedure={procedure} />
      </Stack>
    </Page>
  ),
})

function Apply({ ui, procedure }: { ui: Ui; procedure: ProcedureView }) {
  const full = procedure.onlineMode === 'full'
  return (
    <Stack gap="sm">
      {!full && (
        <Notice title={ui.t('procedures.detail.prepare_title')}>
          <p>{ui.t('procedures.detail.prepare_text')}</p>
        </Notice>
      )}
      {procedure.assuranceLevel > 0 && (
        <p class="mc-hint">{ui.t(`procedures.detail.assurance_${procedure.assuranceLevel}`)}</p>
      )}
      <div>
        <LinkButton href={`/apply/${procedure.code}`} iconEnd="arrow-right">
          {ui.t(full ? 'procedures.detail.apply' : 'procedures.detail.prepare')}
        </LinkButton>
      </div>
    </Stack>
  )
}

/** The law last, with the stamp of the data and what is not yet confirmed. */
function Law({ ui, procedure }: { ui: Ui; procedure: ProcedureView }) {
  const [year, month] = procedure.asOf.split('-')
  return (
    <Details summary={ui.t('procedures.detail.law')}>
      <SummaryList
        ui={ui}
        rows={[
          { key: ui.t('procedures.detail.official_name'), value: procedure.officialName },
          { key: ui.t('procedures.detail.code'), value: procedure.code },
          { key: ui.t('procedures.detail.level'), value: procedure.level },
          {
            key: ui.t('procedures.detail.results'),
            value: procedure.results.map((r) => `${r.name} (${r.code})`).join('; '),
          },
          { key: ui.t('procedures.detail.decision'), value: procedure.publishingDecision },
          {
            key: ui.t('procedures.detail.basis'),
            value: (
              <ul class="mc-plain">
                {procedure.legalBasis.map((basis) => (
                  <li lang="vi">{basis}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <p class="mc-hint">{ui.t('procedures.detail.as_of', { month: `${month}/${year}` })}</p>
      {procedure.review && <p class="mc-hint">{procedure.review.reason}</p>}
    </Details>
  )
}
