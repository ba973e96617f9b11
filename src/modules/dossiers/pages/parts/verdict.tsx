import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import type { VerifiedResult } from '../../resident-view.schema.ts'

export type Verdict = VerifiedResult['status'] | 'mistyped'

const looks = {
  valid: { color: 'success', icon: 'shield' },
  replaced: { color: 'warning', icon: 'warning' },
  revoked: { color: 'danger', icon: 'danger' },
  unknown: { color: 'danger', icon: 'help' },
  mistyped: { color: 'warning', icon: 'edit' },
} as const

/** The answer, big enough to be read across a counter. */
export function VerdictBanner({ ui, verdict, result }: { ui: Ui; verdict: Verdict; result: VerifiedResult }) {
  const { t } = ui
  const { color, icon } = looks[verdict]
  const { unit, revokedUnit } = result
  const facts = {
    unit: unit?.name ?? '',
    date: result.issuedOn ? formatCivilDate(result.issuedOn) : '',
    by: revokedUnit && revokedUnit.code !== unit?.code ? revokedUnit.name : 'none',
  }
  return (
    <section class="mc-verdict" data-color={color}>
      <span class="mc-verdict-mark">
        <Icon name={icon} size="lg" />
      </span>
      <div class="mc-stack mc-gap-xs">
        <h1 class="ds-heading" data-size="md">
          {t(`dossiers.verify.status.${verdict}`)}
        </h1>
        <p>{t(`dossiers.verify.status.${verdict}_text`, facts)}</p>
        {result.revokedAt && <p>{sinceWhen(ui, result, result.revokedAt)}</p>}
        {result.replacedBy && (
          <p>
            <Link href={`/v/${result.replacedBy}`}>
              {t('dossiers.verify.status.replaced_link', { code: result.replacedBy })}
            </Link>
          </p>
        )}
      </div>
    </section>
  )
}

/** Since when and why it counts no more, as far as anybody may know. */
function sinceWhen({ t }: Ui, { revokedGround: ground, revokedDecision: decision }: VerifiedResult, at: string) {
  return t('dossiers.verify.status.since', {
    at: formatMoment(new Date(at)),
    decision: decision ? t('dossiers.verify.decision_of', decisionWords(decision)) : 'none',
    ground: ground ? t(`dossiers.ground.${ground}`) : 'none',
  })
}

const decisionWords = ({ number, on }: NonNullable<VerifiedResult['revokedDecision']>) => ({
  number,
  date: formatCivilDate(on),
})

/** What is printed on the paper as well, so that the two can be laid side by side. */
export function ResultFacts({ ui, result }: { ui: Ui; result: VerifiedResult }) {
  const { t } = ui
  const title = result.outcome === 'denied' ? t('dossiers.verify.fact.denial') : result.title
  const rows: [string, string | null | undefined][] = [
    ['title', title],
    ['unit', result.unit?.name],
    ['keeper', result.keeper?.name],
    ['procedure', result.procedure && `${result.procedure.name} (${result.procedure.code})`],
    ['number', result.number],
    ['date', result.issuedOn && formatCivilDate(result.issuedOn)],
    ['signer', result.signer],
    ['code', result.code],
    ['revoked_at', result.revokedAt && formatMoment(new Date(result.revokedAt))],
    ['ground', result.revokedGround && t(`dossiers.ground.${result.revokedGround}`)],
    ['decision', result.revokedDecision && t('dossiers.verify.decision_of', decisionWords(result.revokedDecision))],
    ['revoked_unit', result.revokedUnit?.name],
    ['revoked_by', result.revokedBy],
  ]
  return (
    <SummaryList
      ui={ui}
      rows={rows.flatMap(([key, value]) =>
        value ? [{ key: t(`dossiers.verify.fact.${key}`), value: <strong>{value}</strong> }] : [],
      )}
    />
  )
}
