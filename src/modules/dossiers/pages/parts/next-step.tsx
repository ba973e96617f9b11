import type { ComponentChildren } from 'preact'
import { formatCivilDate, formatMoment, formatMoney } from '#kernel/i18n/format.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'
import { isRevoked } from './track-words.ts'

type Told = { ui: Ui; dossier: TrackedDossier }

const tone = {
  waiting_supplement: 'warning',
  waiting_payment: 'warning',
  resolved: 'success',
  returned: 'success',
  refused: 'danger',
  stopped: 'danger',
} as const satisfies Partial<Record<TrackedDossier['state'], string>>

/** What she has to do now, with the one button that does it. */
export function NextStep({ ui, dossier }: Told) {
  const { state } = dossier
  const toned = isRevoked(dossier) ? 'danger' : state in tone ? tone[state as keyof typeof tone] : 'info'
  return (
    <Notice tone={toned} title={ui.t('dossiers.track.now')} actions={<Actions ui={ui} dossier={dossier} />}>
      <p>{dossier.next}</p>
      <More ui={ui} dossier={dossier} />
    </Notice>
  )
}

/** Where a button leads: straight on for the owner, through the four digits for everybody else. */
function ownHref({ trackingCode, opened }: TrackedDossier, page: string): string {
  return opened ? `/t/${trackingCode}/${page}` : `/t/${trackingCode}/open?next=${page}`
}

function Actions({ ui, dossier }: Told) {
  const { t } = ui
  switch (dossier.state) {
    case 'waiting_supplement':
      return (
        <LinkButton href={ownHref(dossier, 'supplement')} color="primary" icon="upload">
          {t('dossiers.track.act.supplement')}
        </LinkButton>
      )
    case 'resolved':
    case 'returned':
      return dossier.result?.ready ? (
        <ResultButton ui={ui} dossier={dossier} />
      ) : (
        <Again ui={ui} dossier={dossier} hidden={!dossier.opened} />
      )
    case 'refused':
    case 'stopped':
    case 'withdrawn':
      return <Again ui={ui} dossier={dossier} hidden={dossier.reasons === null && dossier.state !== 'withdrawn'} />
    default:
      return null
  }
}

function ResultButton({ ui, dossier }: Told) {
  const words = dossier.opened ? 'result' : 'result_open'
  return (
    <LinkButton
      href={ownHref(dossier, 'result.pdf')}
      color="primary"
      icon={dossier.opened ? 'download' : 'file'}
      rel="nofollow"
    >
      {ui.t(`dossiers.track.act.${words}`)}
    </LinkButton>
  )
}

/** `hidden`: what the office wrote shows only once the dossier is opened. */
function Again({ ui, dossier, hidden }: Told & { hidden: boolean }) {
  return (
    <>
      {hidden && (
        <LinkButton href={`/t/${dossier.trackingCode}/open`} color="primary" icon="eye">
          {ui.t('dossiers.track.act.reasons_open')}
        </LinkButton>
      )}
      <LinkButton href={`/procedures/${dossier.procedure.code}`} color="primary" variant="secondary">
        {ui.t('dossiers.track.act.again')}
      </LinkButton>
    </>
  )
}

function More({ ui, dossier }: Told): ComponentChildren {
  const { t } = ui
  switch (dossier.state) {
    case 'waiting_supplement':
      return <Asked ui={ui} dossier={dossier} />
    case 'waiting_payment':
      return (
        <>
          {dossier.fee !== null && (
            <p>
              <strong>{t('dossiers.track.act.pay_amount', { amount: formatMoney(dossier.fee, ui.locale) })}</strong>
            </p>
          )}
          <p>{t('dossiers.track.act.pay_how', { unit: dossier.unit.name })}</p>
        </>
      )
    case 'resolved':
    case 'returned':
      return isRevoked(dossier) ? <Revoked ui={ui} dossier={dossier} /> : <Result ui={ui} dossier={dossier} />
    default:
      return <Reasons ui={ui} reasons={dossier.reasons} />
  }
}

function Asked({ ui, dossier: { supplement, opened } }: Told) {
  if (!supplement) return null
  return (
    <>
      {supplement.items.length > 0 && (
        <>
          <p>{ui.t('dossiers.track.act.supplement_text')}</p>
          <ul>
            {supplement.items.map(({ name, reason }) => (
              <li>
                <strong>{name}</strong>
                {reason && `: ${reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {supplement.reason && <p>{supplement.reason}</p>}
      {!opened && <p>{ui.t('dossiers.track.act.supplement_open')}</p>}
    </>
  )
}

function Result({ ui, dossier: { state, result, opened, unit } }: Told) {
  const { t } = ui
  return (
    <>
      {result?.replacesSince && (
        <p>{t('dossiers.track.act.result_new', { at: formatMoment(new Date(result.replacesSince)) })}</p>
      )}
      {opened && result?.outcome === 'denied' && <p>{t('dossiers.track.act.denied')}</p>}
      {state === 'resolved' && <p>{t('dossiers.track.act.result_how', { unit: unit.name })}</p>}
      {result?.code && (
        <p>
          <Link href={`/v/${result.code}`}>{t('dossiers.track.act.result_check', { code: result.code })}</Link>
          {`. ${t('dossiers.track.act.result_check_text')}`}
        </p>
      )}
    </>
  )
}

/** Since when and why the paper counts no more; the office's words only for its owner. */
function Revoked({ ui, dossier: { result } }: Told) {
  const { t } = ui
  if (!result?.revokedAt) return null
  const { revokedAt, revokedDecision: decision, revokedGround: ground, code } = result
  const number = decision ? `${decision.number}, ${formatCivilDate(decision.on)}` : 'none'
  return (
    <>
      <p>{t('dossiers.track.act.revoked_since', { at: formatMoment(new Date(revokedAt)), decision: number })}</p>
      {ground && <p>{t('dossiers.track.act.revoked_ground', { ground: t(`dossiers.ground.${ground}`) })}</p>}
      {result.revokedReason && <p>{result.revokedReason}</p>}
      {code && (
        <p>
          <Link href={`/v/${code}`}>{t('dossiers.track.act.result_check', { code })}</Link>
        </p>
      )}
    </>
  )
}

function Reasons({ ui, reasons }: { ui: Ui; reasons: readonly string[] | null }) {
  if (!reasons || reasons.length === 0) return null
  return (
    <>
      <p>
        <strong>{ui.t('dossiers.track.act.reasons')}</strong>
      </p>
      <ul>
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    </>
  )
}
