import { cadrePages } from './rights-cadres.table.ts'
import { duesPages } from './rights-pages.dues.ts'
import { membershipPages } from './rights-pages.membership.ts'
import { all, anyone, open, signedIn, working, type PageRights } from './rights-pages.ts'
import { unionPages } from './rights-pages.union.ts'
import type { RightsCaller } from './rights-callers.ts'

export { callersOf, type PageRights } from './rights-pages.ts'

/** Routes whose operation anybody may call somewhere (by a code, say), and which ask for an account here. */
export const routeRights: Record<string, readonly RightsCaller[]> = { 'GET /api/v1/me/looks': signedIn }

/**
 * Who may open each page and post each of its forms: the operation whose row of the rights table decides, or callers by
 * name. A new page or form is added here on purpose: src/app/rights-http.test.ts asks the real server as every caller and
 * fails until it is, and whenever the server answers otherwise.
 */
export const pageRights: Record<string, PageRights> = {
  ...unionPages,
  '/': open,
  '/units': open,
  '/desk/admin/units': all('units.administer'),
  '/desk/admin/units/:code': {
    get: 'units.administer',
    actions: { identifier: 'units.set-identifier', rename: 'units.rename', close: 'units.close' },
  },
  '/calendar/:unit': open,
  '/desk/admin/calendars': all('calendars.administer'),
  '/desk/admin/calendars/:scope': {
    get: 'calendars.administer',
    actions: {
      add: 'calendars.add-day',
      remove: 'calendars.remove-day',
      hours: 'calendars.set-hours',
      publish: 'calendars.publish-year',
    },
  },
  '/sign-out': all(anyone, 'default'),
  '/account': all(signedIn),
  '/account/sessions': all(signedIn, 'end', 'others'),
  '/forget-device': all(anyone, 'default'),
  '/desk/admin/accounts': all('identity.list-accounts'),
  '/desk/admin/accounts/new': {
    get: 'identity.list-position-choices',
    actions: { default: 'identity.create-account' },
  },
  '/desk/admin/accounts/:login': {
    get: 'identity.get-account',
    actions: {
      grant: 'identity.grant-position',
      'end-position': 'identity.end-position',
      reset: 'identity.reset-password',
      disable: 'identity.disable-account',
      enable: 'identity.enable-account',
    },
  },
  '/desk/admin/roles': all('identity.list-roles'),
  '/desk/admin/roles/new': { get: 'identity.list-permissions', actions: { default: 'identity.create-role' } },
  '/desk/admin/roles/:role': {
    get: 'identity.get-role',
    actions: { save: 'identity.update-role', delete: 'identity.delete-role' },
  },
  '/desk/admin/substitutions': {
    get: 'identity.list-substitutions',
    actions: { name: 'identity.name-substitute', end: 'identity.end-substitution' },
  },
  '/account/substitutions': {
    get: 'identity.list-substitutions',
    actions: { name: 'identity.name-substitute', end: 'identity.end-substitution' },
  },
  '/desk/admin/who-may': all('identity.who-may'),
  '/desk/admin/who-may/csv': all('identity.who-may'),
  '/privacy': open,
  '/privacy/register': open,
  '/account/consents': {
    get: signedIn,
    actions: { give: 'privacy.give-consent', withdraw: 'privacy.withdraw-consent' },
  },
  '/desk/privacy/register': all('privacy.oversee', 'contact'),
  '/desk/privacy/register/csv': all('privacy.oversee'),
  '/desk/privacy/register/pdf': all('privacy.oversee'),
  '/sign-in': all(anyone, 'default', 'passkey', 'phone'),
  '/sign-in/phone': all(anyone, 'default'),
  '/sign-in/name': all(anyone, 'default'),
  '/sign-in/code': all(anyone, 'default'),
  // Whoever is not signed in is led to signing in, and proves nothing.
  '/sign-in/confirm': { get: signedIn, actions: { default: anyone } },
  '/sign-in/level': all(anyone),
  '/sign-in/e-identity/:provider': open,
  '/sign-in/e-identity/:provider/callback': open,
  '/sign-in/e-identity/:provider/link': all(signedIn, 'default'),
  '/sign-out/done': open,
  '/sign-up': all(anyone, 'default'),
  '/recover': open,
  '/account/security': all(
    signedIn,
    'password',
    'start_totp',
    'add_totp',
    'remove_totp',
    'start_passkey',
    'add_passkey',
    'remove_passkey',
    'codes',
  ),
  '/account/e-identity': all(signedIn),
  '/recover/:token': all('authentication.use-link', 'default'),
  '/invitations/:token': all('authentication.use-link', 'default'),
  '/desk/colleagues': {
    // Signed in is not enough: colleagues are those who work in an office.
    get: working,
    actions: { vouch: working, seen: working },
  },
  '/desk/admin/links': {
    get: 'authentication.invite-officer',
    actions: { invite: 'authentication.invite-officer', recover: 'authentication.recover-account' },
  },
  '/account/mandates': { get: 'mandates.list', actions: { act: 'mandates.act', stop: 'mandates.stop-acting' } },
  '/account/mandates/new': { get: signedIn, actions: { default: 'mandates.request' } },
  '/account/mandates/code': { get: signedIn, actions: { default: 'mandates.find-by-code' } },
  '/account/mandates/code/:code': { get: 'mandates.find-by-code', actions: { accept: 'mandates.accept' } },
  '/account/mandates/:mandate': {
    get: 'mandates.get',
    actions: {
      accept: 'mandates.accept',
      refuse: 'mandates.refuse',
      cancel: 'mandates.cancel',
      revoke: 'mandates.revoke',
      narrow: 'mandates.narrow',
    },
  },
  '/desk/mandates': all('mandates.list-waiting'),
  '/desk/mandates/:mandate': {
    get: 'mandates.get',
    actions: { confirm: 'mandates.decide', refuse: 'mandates.decide', revoke: 'mandates.revoke' },
  },
  '/account/data': { get: signedIn, actions: { reveal: 'subjects.reveal-own-value' } },
  '/account/data/file.json': all('subjects.export-my-data'),
  '/account/data/file.pdf': all('subjects.print-my-data'),
  '/account/data/requests': all('subjects.make-request', 'send'),
  '/account/data/requests/:code': all('subjects.get-request', 'withdraw', 'lift'),
  '/account/data/requests/:code/reply.pdf': all('subjects.print-reply'),
  '/desk/privacy/requests': all('subjects.list-requests'),
  '/desk/privacy/requests/new': all('subjects.take-request', 'take'),
  '/desk/privacy/requests/:code': {
    get: 'subjects.get-request',
    actions: {
      acknowledge: 'subjects.acknowledge-request',
      decide: 'subjects.decide-request',
      lift: 'subjects.lift-restriction',
    },
  },
  '/desk/privacy/requests/:code/reply.pdf': all('subjects.print-reply'),
  '/t/:tracking/data': open,
  '/t/:tracking/messages': all('dossiers.choose-messages', 'choose'),
  '/desk/privacy/breaches': all('privacy.list-breaches'),
  '/desk/privacy/breaches/new': all('privacy.record-breach', 'record'),
  '/desk/privacy/breaches/:code': {
    get: 'privacy.get-breach',
    actions: {
      change: 'privacy.change-breach',
      step: 'privacy.mark-breach-step',
      move: 'privacy.move-breach',
      scope: 'privacy.add-breach-scope',
      unscope: 'privacy.remove-breach-scope',
    },
  },
  '/desk/privacy/breaches/:code/affected': {
    get: 'privacy.list-affected',
    actions: { export: 'privacy.export-affected' },
  },
  '/desk/privacy/breaches/:code/notice.pdf': all('privacy.print-breach-notice'),
  '/audit': all('audit.list-roots'),
  '/audit/roots.json': all('audit.get-root-file'),
  '/audit/timeline/:tracking': all('audit.prove-timeline'),
  '/audit/timeline/:tracking/proof.json': all('audit.prove-timeline'),
  '/account/dossiers': { get: 'dossiers.list-own', actions: { keep: 'dossiers.keep' } },
  '/account/dossiers/:id': all('dossiers.list-own'),
  '/account/drafts': { get: 'applications.list-own-drafts', actions: { keep: 'applications.keep-draft' } },
  '/desk/privacy/holds/new': all('dossiers.hold', 'hold'),
  '/desk/privacy/retention': {
    get: 'privacy.get-retention',
    actions: {
      preview: 'privacy.start-retention',
      run: 'privacy.start-retention',
      period: 'privacy.set-period',
      lift: 'privacy.lift-hold',
    },
  },
  '/desk/admin/machines': all('machines.list-clients'),
  '/desk/admin/machines/new': { get: 'machines.list-choices', actions: { default: 'machines.create-client' } },
  '/desk/admin/machines/:client': {
    get: 'machines.get-client',
    actions: {
      key: 'machines.create-key',
      revoke: 'machines.revoke-key',
      disable: 'machines.disable-client',
      enable: 'machines.enable-client',
    },
  },
  '/procedures': open,
  '/procedures/:code': open,
  '/track': open,
  '/t/:tracking': open,
  '/t/:tracking/open': all('dossiers.open', 'default'),
  '/t/:tracking/supplement': all('dossiers.supplement', 'supply'),
  '/t/:tracking/supplied': open,
  '/t/:tracking/withdraw': all('dossiers.withdraw', 'withdraw'),
  '/t/:tracking/result.pdf': open,
  '/t/:tracking/slip.pdf': open,
  '/verify': open,
  '/v': open,
  '/v/offline': open,
  '/v/:code': all(anyone, 'compare'),
  '/seal-keys.json': open,
  // Whoever has no position there is told so; the lists are the operation's.
  '/desk': all(signedIn),
  '/desk/register': { get: 'dossiers.list-register', actions: { export: 'dossiers.export-register' } },
  '/desk/register/csv': all('dossiers.list-register'),
  '/desk/revisions': {
    get: 'dossiers.list-due-revisions',
    actions: { confirm: 'dossiers.decide-due-revision', reject: 'dossiers.decide-due-revision' },
  },
  '/desk/dossiers/:code': {
    get: 'dossiers.get',
    actions: {
      accept: 'dossiers.accept',
      take: 'dossiers.take',
      assign: 'dossiers.assign',
      forward: 'dossiers.forward',
      mark_paid: 'dossiers.mark-paid',
      return_result: 'dossiers.return-result',
    },
  },
  '/desk/dossiers/:code/reveal/:field': { get: 'dossiers.get', actions: { reveal: 'dossiers.reveal-applicant' } },
  '/desk/dossiers/:code/national-id': { get: 'dossiers.get', actions: { reveal: 'dossiers.reveal-national-id' } },
  '/desk/dossiers/:code/results/:result/:act': {
    get: 'dossiers.get',
    actions: {
      check: 'dossiers.preview-revocation',
      edit: 'dossiers.get',
      revoke: 'dossiers.revoke-result',
      replace: 'dossiers.replace-result',
    },
  },
  '/files/:code/:file': all('dossiers.get-file'),
  '/desk/dossiers/:code/prints/:form': all('dossiers.print'),
  '/desk/dossiers/:code/:move': all('dossiers.get', 'move'),
  '/apply/:procedure': all('applications.start-draft', 'default', 'start'),
  '/drafts': all('applications.open-draft', 'open'),
  '/drafts/expired': open,
  '/drafts/:draft': open,
  '/drafts/:draft/check': all('applications.submit-draft', 'submit'),
  '/drafts/:draft/receipt': open,
  '/drafts/:draft/receipt.pdf': open,
  '/drafts/:draft/delete': all('applications.delete-draft', 'delete'),
  '/drafts/:draft/:page': all('applications.save-page', 'default', 'save', 'autosave', 'attach'),
  ...duesPages,
  ...membershipPages,
  '/desk/audit': { get: 'audit.search-events', actions: { export: 'audit.export-events' } },
  ...cadrePages,
  '/desk/audit/alarms': {
    get: 'audit.list-alarms',
    actions: { close: 'audit.close-alarm', rule: 'audit.set-alarm-rule' },
  },
}
