import { formatCivilDate, formatMoment, formatMoney } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Form } from '#ui/form/form.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import type { Action } from '../action.rules.ts'
import type { Branch, BranchMember } from '../branch.rules.ts'
import { DuesForm, NoteForm } from './branch-member.tsx'
import { RegisterFields } from './branch-new.tsx'
import { BranchPage, HOME, to, WAITING, type Here, type Typed } from './branch-page.tsx'
import type { Kept } from './outbox.ts'

/** What waits on this device: each with what it is and why it still waits; and what was sent today, with its receipt. */
export function BranchWaiting({ here, kept }: { here: Here; kept: readonly Kept[] }) {
  const { ui, device } = here
  const open = kept.filter(({ state }) => state !== 'sent')
  const sent = kept.filter(({ state }) => state === 'sent').toReversed()
  return (
    <BranchPage
      here={here}
      title={ui.t('outreach.waiting.title')}
      lead={ui.t('outreach.waiting.lead')}
      crumbs={[{ label: ui.t('outreach.nav'), href: to(here, '') }]}
    >
      {device && device.state !== 'on' && <NotHere ui={ui} {...device} />}
      {open.length === 0 ? (
        device?.state === 'over' || device?.state === 'refused' ? null : (
          <EmptyState
            title={ui.t('outreach.waiting.none')}
            text={ui.t('outreach.waiting.none_text')}
            actions={
              <LinkButton href={HOME} variant="secondary">
                {ui.t('outreach.empty.back')}
              </LinkButton>
            }
          />
        )
      ) : (
        <Stack>
          <Form ui={ui} action="send" to={WAITING}>
            <div>
              <Button icon="upload" wide>
                {ui.t('outreach.waiting.send')}
              </Button>
            </div>
          </Form>
          <ul class="mc-contacts">
            {open.map((one) => (
              <WaitingItem ui={ui} one={one} />
            ))}
          </ul>
        </Stack>
      )}
      {sent.length > 0 && (
        <Section title={ui.t('outreach.waiting.sent')}>
          <ul class="mc-contacts">
            {sent.map((one) => (
              <SentItem ui={ui} one={one} />
            ))}
          </ul>
        </Section>
      )}
    </BranchPage>
  )
}

/** The session is over, or the right: said in words, with what is kept and what to do. */
export function NotHere({ ui, state, waiting }: { ui: Ui; state: string; waiting: number }) {
  const why = state === 'over' || state === 'refused' ? state : 'none'
  return (
    <Notice
      tone="warning"
      title={ui.t(`outreach.locked.${why}`)}
      actions={
        <LinkButton href={`/sign-in?next=${HOME}`} variant="secondary">
          {ui.t('outreach.locked.sign_in')}
        </LinkButton>
      }
    >
      <p>{ui.t(`outreach.locked.${why}_text`, { count: waiting })}</p>
    </Notice>
  )
}

/** An action in one line: "Thu hội phí 24.000 đồng, phiếu tạm T-K7QX-001". */
export function actionWords(ui: Ui, action: Action): string {
  switch (action.kind) {
    case 'dues':
      return ui.t('outreach.action.dues', { amount: formatMoney(action.amount, ui.locale), slip: action.slip })
    case 'register':
      return ui.t('outreach.action.register')
    case 'mark':
      return ui.t(action.marked ? 'outreach.action.mark' : 'outreach.action.unmark')
    case 'note':
      return ui.t('outreach.action.note', {
        what: ui.t(`outreach.note.${action.what}`),
        day: formatCivilDate(action.on),
      })
  }
}

function WaitingItem({ ui, one }: { ui: Ui; one: Kept }) {
  const hidden = { key: one.key }
  const who = <span class="ds-sr-only"> {one.name}</span>
  const isRefused = one.state === 'refused'
  return (
    <li class="mc-contact" data-item={one.action.kind}>
      <div>
        <h2 class="mc-contact-name">{one.name}</h2>
        <p>{actionWords(ui, one.action)}</p>
        {one.action.kind === 'note' && one.action.text !== '' && <p class="mc-hint">{one.action.text}</p>}
        <p class="mc-row mc-gap-xs">
          <Tag
            color={isRefused ? 'danger' : 'info'}
            icon={isRefused ? 'warning' : 'hourglass'}
            label={ui.t(isRefused ? 'outreach.waiting.refused' : 'outreach.waiting.waits')}
          />
          <span class="mc-hint">{formatMoment(new Date(one.at))}</span>
        </p>
        {one.problem && <p class="mc-error">{one.problem.text}</p>}
      </div>
      <Row>
        {one.action.kind !== 'mark' && (
          <LinkButton href={`${WAITING}/${one.key}`} variant="secondary" icon="edit">
            {ui.t('outreach.waiting.edit')}
            {who}
          </LinkButton>
        )}
        {isRefused && (
          <Form ui={ui} action="retry" to={WAITING} hidden={hidden} layout="row">
            <Button variant="secondary" icon="upload">
              {ui.t('outreach.waiting.again')}
              {who}
            </Button>
          </Form>
        )}
        <Form ui={ui} action="remove" to={WAITING} hidden={hidden} layout="row">
          <Button variant="tertiary" icon="trash">
            {ui.t('outreach.waiting.remove')}
            {who}
          </Button>
        </Form>
      </Row>
    </li>
  )
}

function SentItem({ ui, one }: { ui: Ui; one: Kept }) {
  const { result } = one
  return (
    <li class="mc-contact" data-item={one.action.kind}>
      <div>
        <h3 class="mc-contact-name">{one.name}</h3>
        <p>{actionWords(ui, one.action)}</p>
        <p class="mc-row mc-gap-xs">
          <Tag color="success" icon="check" label={ui.t('outreach.waiting.done')} />
          {result?.receipt && result.receiptUrl && (
            <a class="ds-link" href={result.receiptUrl}>
              {ui.t('outreach.waiting.receipt', { number: result.receipt })}
            </a>
          )}
        </p>
      </div>
    </li>
  )
}

type EditProps = { here: Here; one: Kept; branch: Branch | undefined; form: Typed }

/** What waits can be put right before it goes: the same form, with what was typed. */
export function BranchEdit({ here, one, branch, form }: EditProps) {
  const { ui } = here
  const data = { member: memberOf(one, branch), units: branch?.units ?? [], today: branch?.today ?? '', key: one.key }
  const { action } = one
  return (
    <BranchPage
      here={here}
      title={ui.t('outreach.waiting.edit_title', { name: one.name })}
      crumbs={[{ label: ui.t('outreach.waiting.title'), href: WAITING }]}
      hasErrors={form.error !== undefined}
    >
      <FormProblems ui={ui} form={form} title={ui.t('outreach.failed')} />
      {one.problem && <p class="mc-error">{one.problem.text}</p>}
      {action.kind === 'dues' && <DuesForm here={here} data={data} form={form} target={`${WAITING}/${one.key}`} />}
      {action.kind === 'note' && <NoteForm here={here} data={data} form={form} target={`${WAITING}/${one.key}`} />}
      {action.kind === 'register' && (
        <Form ui={ui} action="register" to={`${WAITING}/${one.key}`}>
          <RegisterFields ui={ui} units={branch?.units ?? []} form={form} fallback={{}} />
          <div>
            <Button icon="check" wide>
              {ui.t('outreach.new.submit')}
            </Button>
          </div>
        </Form>
      )}
    </BranchPage>
  )
}

/** She may have left the lists meanwhile. */
function memberOf(one: Kept, branch: Branch | undefined): BranchMember {
  const id = one.action.kind === 'register' ? one.key : one.action.member
  const known = branch?.members.find((member) => member.id === id)
  if (known) return known
  const nothing = { born: null, phone: null, phoneMasked: null, phoneShared: false, address: '', unit: '' }
  const rest = { joinedOn: null, suspended: false, owed: 0, owedYears: [], seenOn: null, marked: null }
  return { id, name: one.name, ...nothing, ...rest }
}
