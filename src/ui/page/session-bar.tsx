import { Icon } from '../icon/icon.tsx'
import type { Ui, UiActingFor } from '../ui.ts'

/**
 * Who is signed in and, louder, for whom she acts or that others use this device: on every page, because a person must
 * never wonder in whose name something happens. Ways out are forms, so that a prefetch never ends anything.
 */
export function SessionBar({ ui }: { ui: Ui }) {
  return (
    <>
      {ui.user && ui.user.position === undefined && <SignedInBar ui={ui} name={ui.user.name} />}
      <SessionNotices ui={ui} />
    </>
  )
}

/** For whom somebody acts, and that the device is shared. */
export function SessionNotices({ ui }: { ui: Ui }) {
  return (
    <>
      {ui.actingFor && <ActingBar ui={ui} {...ui.actingFor} />}
      {ui.user?.shared && <SharedBar ui={ui} />}
      {ui.lapsed && <LapsedBar ui={ui} {...ui.lapsed} />}
    </>
  )
}

function SignedInBar({ ui, name }: { ui: Ui; name: string }) {
  return (
    <div class="mc-session">
      <a href="/account">
        <Icon name="user" />
        <span>{name}</span>
      </a>
      <SignOut label={ui.t('ui.desk.signOut')} />
    </div>
  )
}

function ActingBar({ ui, name, kind, ended }: UiActingFor & { ui: Ui }) {
  const words = (key: string) => ui.t(`ui.session.${key}`)
  return (
    <div class={`mc-session mc-session-acting${ended ? ' mc-session-ended' : ''}`} role={ended ? 'alert' : 'status'}>
      <p>
        <Icon name={ended ? 'warning' : 'users'} />
        <span>
          {words(ended ? 'actingEnded' : 'actingFor')} <strong>{name}</strong>{' '}
          <span class="mc-session-kind">({words(`kind.${kind}`)})</span>
        </span>
      </p>
      <form method="post" action="/account/mandates">
        <input type="hidden" name="action" value="stop" />
        <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
          {ui.t('ui.session.stopActing')}
        </button>
      </form>
    </div>
  )
}

/** Said once, on the first page after the session was over: what happened and what to do. */
function LapsedBar({ ui, why, shared }: { ui: Ui } & NonNullable<Ui['lapsed']>) {
  const query = new URLSearchParams({ next: ui.path })
  return (
    <div class="mc-session mc-session-acting" role="status">
      <p>
        <Icon name="info" />
        <span>
          {ui.t(`ui.session.lapsed.${why}`)} {shared && ui.t('ui.session.lapsed.wiped')}
        </span>
      </p>
      {why !== 'closed' && !ui.path.startsWith('/sign-') && (
        <a class="ds-button" data-variant="secondary" data-size="sm" href={`/sign-in?${query}`}>
          {ui.t('ui.session.lapsed.again')}
        </a>
      )}
    </div>
  )
}

function SharedBar({ ui }: { ui: Ui }) {
  return (
    <div class="mc-session mc-session-shared">
      <p>
        <Icon name="warning" />
        <span>{ui.t('ui.session.shared')}</span>
      </p>
      <SignOut label={ui.t('ui.session.endShared')} />
    </div>
  )
}

function SignOut({ label }: { label: string }) {
  return (
    <form method="post" action="/sign-out">
      <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit">
        <Icon name="logout" />
        {label}
      </button>
    </form>
  )
}
