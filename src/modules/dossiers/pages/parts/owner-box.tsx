import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Form } from '#ui/form/form.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { IconName } from '#ui/icon/icons.ts'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'

type Told = { ui: Ui; dossier: TrackedDossier }
type Thing = { href: string; label: string; icon: IconName }

/** What the owner may do and print; everybody else learns how to prove that she is the owner. */
export function OwnerBox({ ui, dossier }: Told) {
  return dossier.opened ? <Opened ui={ui} dossier={dossier} /> : <Closed ui={ui} dossier={dossier} />
}

function Closed({ ui, dossier }: Told) {
  return (
    <Card>
      <h2 class="ds-heading" data-size="xs">
        {ui.t('dossiers.track.own.title')}
      </h2>
      <p>{ui.t('dossiers.track.own.text')}</p>
      <div>
        <LinkButton href={`/t/${dossier.trackingCode}/open`} variant="secondary" color="primary" icon="phone">
          {ui.t('dossiers.track.own.button')}
        </LinkButton>
      </div>
    </Card>
  )
}

function Opened({ ui, dossier }: Told) {
  const { t } = ui
  return (
    <Card color="primary">
      <h2 class="ds-heading" data-size="xs">
        {t('dossiers.track.own.opened')}
      </h2>
      <p>
        {t('dossiers.track.dossier_code')}: <strong>{dossier.code}</strong>
      </p>
      <ul class="mc-own">
        {thingsOf(ui, dossier).map(({ href, label, icon }) => (
          <li>
            <a class="ds-link" href={href} rel="nofollow">
              <Icon name={icon} />
              <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
      {dossier.keepable && (
        <Form ui={ui} action="keep" to="/account/dossiers" layout="row" hidden={{ trackingCode: dossier.trackingCode }}>
          <Button variant="secondary" icon="plus">
            {t('dossiers.own.keep_this')}
          </Button>
        </Form>
      )}
      <p class="mc-hint">{t('dossiers.track.own.opened_text')}</p>
    </Card>
  )
}

function thingsOf(ui: Ui, { trackingCode, state, receivedAt, result, can }: TrackedDossier): Thing[] {
  const base = `/t/${trackingCode}`
  const print = (form: string, key: string): Thing => ({
    href: `${base}/slip.pdf?form=${form}`,
    label: ui.t(`dossiers.track.own.${key}`),
    icon: 'print',
  })
  const result_: Thing = { href: `${base}/result.pdf`, label: ui.t('dossiers.track.act.result'), icon: 'download' }
  const withdraw: Thing = { href: `${base}/withdraw`, label: ui.t('dossiers.track.own.withdraw'), icon: 'close' }
  return [
    ...(result?.ready ? [result_] : []),
    ...(state === 'refused' ? [print('03', 'rejection')] : []),
    ...(state === 'waiting_supplement' ? [print('02', 'request')] : []),
    ...(receivedAt !== null ? [print('01', 'slip')] : []),
    print('acknowledgement', 'acknowledgement'),
    { href: `${base}/messages`, label: ui.t('dossiers.track.own.messages'), icon: 'bell' },
    { href: `${base}/data`, label: ui.t('dossiers.track.own.data'), icon: 'shield' },
    { href: `/audit/timeline/${trackingCode}`, label: ui.t('dossiers.track.own.proof'), icon: 'check-circle' },
    ...(can.includes('withdraw') ? [withdraw] : []),
  ]
}
