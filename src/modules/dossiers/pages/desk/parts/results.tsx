import { groupCode } from '#kernel/codes/code-alphabet.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList, type SummaryRow } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { desk, dossierPath, moment } from './dossier-words.tsx'
import type { Dossier } from './move-words.ts'

export type Result = Dossier['results'][number]
export type ResultAct = Result['can'][number]

export const resultPath = (code: string, result: string, act: ResultAct): string =>
  `${dossierPath(code)}/results/${result}/${act}`

const statusColor = { valid: 'success', replaced: 'neutral', revoked: 'danger' } as const

/** Every paper that was issued, newest first: whether it stands, what became of it, and what may be done to it. */
export function Results({ ui, dossier }: { ui: PageUi; dossier: Dossier }) {
  const words = desk(ui)
  if (dossier.results.length === 0) return null
  return (
    <Section title={words('results.title')} id="results">
      {dossier.results.toReversed().map((result) => (
        <Card color={result.status === 'valid' && result.outcome === 'granted' ? 'success' : 'neutral'}>
          <div class="mc-row mc-gap-sm">
            <h3 class="mc-notice-title">{words(`results.${result.outcome}`)}</h3>
            <Tag label={words(`results.${result.status}`)} color={statusColor[result.status]} />
          </div>
          <p>
            {words('results.number', {
              number: result.number,
              date: formatCivilDate(result.issuedOn),
              signer: result.signer,
            })}
          </p>
          {result.unit.code !== dossier.unit.code && <p>{words('results.unit', { unit: result.unit.name })}</p>}
          {result.reasons.map((reason) => (
            <p>{reason}</p>
          ))}
          {result.status !== 'valid' && <SummaryList ui={ui} rows={revokedRows(ui, result)} />}
          <ul class="mc-links">
            <li>
              <Link href={`/v/${groupCode(result.code)}`}>{words('results.verify')}</Link>
            </li>
            <li>
              <a href={`${dossierPath(dossier.code)}/prints/result.pdf?result=${result.code}`} class="ds-link">
                {words('results.pdf', { number: result.number })}
              </a>
            </li>
          </ul>
          <Acts ui={ui} code={dossier.code} result={result} />
        </Card>
      ))}
    </Section>
  )
}

function Acts({ ui, code, result }: { ui: PageUi; code: string; result: Result }) {
  if (result.can.length === 0) return null
  return (
    <div class="mc-row mc-gap-sm">
      {result.can.toReversed().map((act) => (
        <LinkButton
          href={resultPath(code, result.code, act)}
          variant="secondary"
          size="sm"
          {...(act === 'revoke' && { color: 'danger' })}
        >
          {desk(ui)(`results.act.${act}`)}
        </LinkButton>
      ))}
    </div>
  )
}

/** Since when it counts no more, who did it, and why. */
export function revokedRows(ui: PageUi, result: Result): SummaryRow[] {
  const words = desk(ui)
  const by = [result.revokedBy, result.revokedUnit?.name].filter((one) => one).join(', ')
  const decision = result.revokedDecision
  const rows: [string, string | null | undefined][] = [
    ['since', result.revokedAt && moment(result.revokedAt)],
    ['by', by],
    ['ground', result.revokedGround && ui.t(`dossiers.ground.${result.revokedGround}`)],
    [
      'decision',
      decision && words('results.decision_of', { number: decision.number, date: formatCivilDate(decision.on) }),
    ],
    ['reason', result.revokedReason],
    ['replaced_by', result.replacedBy && groupCode(result.replacedBy)],
  ]
  return rows.flatMap(([key, value]) => (value ? [{ key: words(`results.${key}`), value }] : []))
}
