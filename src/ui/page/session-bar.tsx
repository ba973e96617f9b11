import { Icon } from '../icon/icon.tsx'
import type { Ui } from '../ui.ts'

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
      {ui.actingFor && <ActingBar ui={ui} name={ui.actingFor.name} />}
      {ui.user?.shared && <SharedBar ui={ui} />}
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

function ActingBar({ ui, name }: { ui: Ui; name: string }) {
  return (
    <div class="mc-session mc-session-acting" role="status">
      <p>
        <Icon name="users" />
        <span>{ui.t('ui.session.actingFor')}</span> <strong>{name}</strong>
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
