import { AppError } from '#kernel/errors/app-error.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { page, type PageUi } from '#kernel/http/page.ts'
import { checkProof, type ProofVerdict } from '#kernel/events/proof.ts'
import { isSigned, readStatement, statementHash } from '#kernel/events/root.ts'
import { listSealKeys } from '#modules/dossiers/index.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { proveTimeline } from '../operations/prove-timeline.ts'
import type { TimelineProofAnswer } from '../root.schema.ts'
import { Hash } from './parts/hash.tsx'
import { ProofSteps } from './parts/proof-steps.tsx'

type Data = { code: string; proof: TimelineProofAnswer; verdict: ProofVerdict; signed: boolean }

/** "Check this timeline": the computed steps from each event of a dossier to the published root. */
export const timelineProofPage = page<Data>({
  path: '/audit/timeline/:tracking',
  guesses: 'guess',
  async load(p) {
    const code = p.params['tracking'] ?? ''
    const proof = await p.run(proveTimeline, { trackingCode: code }).catch(unopened)
    if (!proof) return p.redirect(`/t/${encodeURIComponent(code)}/open`)
    const { keys } = await p.run(listSealKeys, {})
    const signed = proof.root !== null && isSigned(proof.root, keys)
    return { code, proof, verdict: checkProof(proof), signed }
  },
  view: (data, ui) => <ProofView data={data} ui={ui} />,
})

/** Nothing for one who has yet to open the dossier. */
function unopened(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== 'audit.open_first') throw error
}

function ProofView({ data, ui }: { data: Data; ui: PageUi }) {
  const { t } = ui
  const { code, proof } = data
  const covered = proof.leaf?.seq ?? 0
  const waiting = proof.events.length - covered
  return (
    <Page
      ui={ui}
      title={t('audit.proof.title')}
      lead={t('audit.proof.lead')}
      breadcrumbs={[
        { label: t('audit.proof.dossier', { code }), href: `/t/${code}` },
        { label: t('audit.proof.title') },
      ]}
      noIndex
    >
      <Stack gap="xl">
        <Verdict data={data} ui={ui} />
        {waiting > 0 && (
          <Notice title={t('audit.proof.waiting', { count: waiting })}>{t('audit.proof.waiting_text')}</Notice>
        )}
        <Section title={t('audit.proof.steps')}>
          <ProofSteps ui={ui} proof={proof} verdict={data.verdict} signed={data.signed} />
        </Section>
        {proof.root && <RootBox ui={ui} statement={proof.root.statement} />}
        <Section title={t('audit.proof.own')}>
          <p>{t('audit.proof.own_text')}</p>
          <LinkButton href={`/audit/timeline/${code}/proof.json`} variant="secondary" icon="download">
            {t('audit.proof.download')}
          </LinkButton>
          <Details summary={t('audit.proof.how')}>
            <p>{t('audit.proof.how_text')}</p>
          </Details>
        </Section>
      </Stack>
    </Page>
  )
}

function Verdict({ data: { proof, verdict, signed }, ui }: { data: Data; ui: PageUi }) {
  const { t } = ui
  if (!verdict.chain)
    return (
      <Notice tone="danger" title={t('audit.proof.broken')}>
        {t('audit.proof.broken_text')}
      </Notice>
    )
  if (!proof.root) return <Notice title={t('audit.proof.not_yet')}>{t('audit.proof.waiting_text')}</Notice>
  if (!verdict.leaf || !verdict.path || !signed)
    return (
      <Notice tone="danger" title={t('audit.proof.broken')}>
        {t('audit.proof.broken_text')}
      </Notice>
    )
  return (
    <Notice tone="success" title={t('audit.proof.holds')}>
      {t('audit.proof.holds_text')}
    </Notice>
  )
}

function RootBox({ ui, statement }: { ui: PageUi; statement: string }) {
  const content = readStatement(statement)
  if (!content) return null
  const at = formatMoment(new Date(content.at))
  return (
    <Section title={ui.t('audit.proof.root')}>
      <p>{ui.t('audit.proof.root_text', { number: content.number, at })}</p>
      <p>
        <Hash value={statementHash(statement)} />
      </p>
      <p>
        <a href={`/audit?before=${content.number + 1}`}>{ui.t('audit.proof.root_link')}</a>
      </p>
    </Section>
  )
}

/** The proof as a file. */
export const proofFilePage = page<never>({
  path: '/audit/timeline/:tracking/proof.json',
  guesses: 'guess',
  async load(p) {
    const proof = await p.run(proveTimeline, { trackingCode: p.params['tracking'] ?? '' })
    const headers = { 'content-disposition': 'attachment; filename="motcua-proof.json"' }
    return Response.json(proof, { headers })
  },
  view: () => <></>,
})
