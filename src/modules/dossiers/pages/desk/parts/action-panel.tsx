import type { PageUi } from '#kernel/http/page.ts'
import { formatMoney } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Details } from '#ui/details/details.tsx'
import { Select, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { MoveKind } from '../../../moves.rules.ts'
import { desk } from './dossier-words.tsx'
import {
  isInPlace,
  isPaged,
  isWithoutPaper,
  movePath,
  otherMoves,
  primaryMove,
  type Assignees,
  type Dossier,
  type InPlace,
} from './move-words.ts'

export const ACCEPT_FORM = 'accept-form'

type PanelProps = { ui: PageUi; dossier: Dossier; assignees: Assignees; me: string | null }

/** What to do now: one primary action by state and role, the others below it. */
export function ActionPanel({ ui, dossier, assignees, me }: PanelProps) {
  const words = desk(ui)
  const primary = primaryMove(dossier, me)
  const others = otherMoves(dossier, primary)
  const folded = others.filter(isInPlace)
  const paged = others.filter(isPaged)
  return (
    <section class="mc-card mc-act mc-stack mc-gap-sm" aria-labelledby="act-title">
      <h2 class="ds-heading" data-size="xs" id="act-title">
        {words('act.title')}
      </h2>
      {primary ? (
        <Primary kind={primary} {...{ ui, dossier, assignees }} />
      ) : (
        <Nothing ui={ui} dossier={dossier} me={me} />
      )}
      {dossier.barred.map(({ move, did }) => (
        <Notice title={words('act.barred', { move: moveName(ui, dossier, move) })}>
          <p>{words(`act.barred_${did}`)}</p>
        </Notice>
      ))}
      {folded.map((kind) => (
        <Details summary={moveName(ui, dossier, kind)}>
          <InPlaceForm kind={kind} variant="secondary" {...{ ui, dossier, assignees }} />
        </Details>
      ))}
      {paged.length > 0 && (
        <nav aria-label={words('act.other')}>
          <ul class="mc-links">
            {paged.map((kind) => (
              <li>
                <a href={movePath(dossier.code, kind)} {...(isGrave(kind) && { 'data-color': 'danger' })}>
                  {words(`act.${kind}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  )
}

const isGrave = (kind: MoveKind) => kind === 'refuse' || kind === 'stop' || kind === 'withdraw'

function moveName(ui: PageUi, dossier: Dossier, kind: MoveKind): string {
  const words = desk(ui)
  if (kind !== 'forward') return words(`act.${kind}`)
  const examines = dossier.can.includes('request_supplement')
  return examines
    ? words('act.forward', { role: dossier.step === 'examination' ? 'leader' : 'other' })
    : words('act.forward_reception')
}

function Nothing({ ui, dossier, me }: Omit<PanelProps, 'assignees'>) {
  const words = desk(ui)
  const key =
    dossier.state === 'waiting_supplement'
      ? 'waiting_owner'
      : dossier.state === 'waiting_payment'
        ? 'waiting_payment'
        : undefined
  if (key) return <p>{words(`act.${key}`)}</p>
  const { assignee } = dossier
  if (assignee && assignee.id !== me) return <p>{words('act.with', { name: assignee.name })}</p>
  return <p>{words('act.nothing')}</p>
}

type MoveProps = Omit<PanelProps, 'me'>

function Primary({ kind, ...props }: MoveProps & { kind: MoveKind }) {
  const { ui, dossier } = props
  const words = desk(ui)
  if (kind === 'accept')
    return (
      <>
        <p>{words('act.accept_text')}</p>
        <Button form={ACCEPT_FORM} icon="check">
          {words('act.accept')}
        </Button>
      </>
    )
  if (isPaged(kind))
    return (
      <>
        <p>{words(kind === 'approve' ? 'act.approve_text' : 'act.waiting_owner')}</p>
        <LinkButton href={movePath(dossier.code, kind)}>{words(`act.${kind}`)}</LinkButton>
      </>
    )
  return isInPlace(kind) ? <InPlaceForm kind={kind} {...props} /> : null
}

function InPlaceForm({
  kind,
  variant = 'primary',
  ...props
}: MoveProps & { kind: InPlace; variant?: 'primary' | 'secondary' }) {
  const { ui, dossier, assignees } = props
  const words = desk(ui)
  const amount = formatMoney(dossier.fee ?? 0, ui.locale)
  if (kind === 'assign' && assignees.length === 0) return <p>{words('act.assign_none')}</p>
  return (
    <Form ui={ui} action={kind} hidden={{ version: String(dossier.version) }}>
      {kind === 'return_result' && isWithoutPaper(dossier) ? (
        <Notice tone="warning">
          <p>{words('act.return_revoked_text')}</p>
        </Notice>
      ) : (
        kind !== 'accept' && <p>{words(`act.${kind}_text`, { amount })}</p>
      )}
      {kind === 'assign' && <AssignChoice ui={ui} assignees={assignees} />}
      {kind === 'return_result' && <WayChoice ui={ui} dossier={dossier} />}
      {kind === 'forward' && variant === 'primary' && (
        <Details summary={words('act.note')}>
          <Textarea ui={ui} name="note" label={words('act.note_label')} rows={3} optional />
        </Details>
      )}
      <Button variant={variant}>{moveName(ui, dossier, kind)}</Button>
    </Form>
  )
}

function AssignChoice({ ui, assignees }: Pick<MoveProps, 'ui' | 'assignees'>) {
  const words = desk(ui)
  const options = assignees.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select ui={ui} name="assignee" label={words('act.assign')} empty={words('act.assign_choose')} options={options} />
  )
}

function WayChoice({ ui, dossier }: Pick<MoveProps, 'ui' | 'dossier'>) {
  const words = desk(ui)
  const usual = { online: 'online', post: 'post', in_person: 'desk' }[dossier.channel]
  const options = ['desk', 'online', 'post'].map((value) => ({ value, label: words(`act.way_${value}`) }))
  return <RadioGroup ui={ui} name="way" label={words('act.way')} value={usual} options={options} layout="row" />
}
