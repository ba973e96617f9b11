/**
 * Who may call what: `public` has not signed in, `signed_in` has an account without a position, the others hold that
 * role at some unit. Which things of which unit is a matter of the policies. A new operation is added here on purpose:
 * src/app/rights.test.ts fails until it is, and whenever the pipeline decides otherwise than this table.
 */
export const callers = [
  'public',
  'signed_in',
  'reception',
  'specialist',
  'chair',
  'administrator',
  'privacy_officer',
  'union_cadre',
] as const
export type RightsCaller = (typeof callers)[number]

const anyone = callers
const signedIn = callers.slice(1)
const officers = ['reception', 'specialist', 'chair', 'administrator'] as const
const reception = ['reception'] as const
const specialist = ['specialist'] as const
const chair = ['chair'] as const
const administrator = ['administrator'] as const
const privacy = ['administrator', 'privacy_officer'] as const
/** Jobs and the command line only. */
const systemOnly = [] as const

export const rights: Record<string, readonly RightsCaller[]> = {
  'ground.prune-answers': systemOnly,
  'ground.prune-limits': systemOnly,

  'units.list': anyone,
  'units.get': anyone,
  'units.administer': administrator,
  'units.import': administrator,
  'units.rename': administrator,
  'units.set-identifier': administrator,
  'units.close': administrator,

  'calendars.get': anyone,
  'calendars.opening': anyone,
  'calendars.import': administrator,
  'calendars.administer': administrator,
  'calendars.set-hours': administrator,
  'calendars.add-day': administrator,
  'calendars.remove-day': administrator,
  'calendars.publish-year': administrator,

  'identity.sign-in': anyone,
  'identity.sign-out': anyone,
  'identity.current-session': signedIn,
  'identity.list-offices': anyone,
  'identity.set-password': signedIn,
  'identity.list-sessions': signedIn,
  'identity.end-session': signedIn,
  'identity.list-accounts': administrator,
  'identity.get-account': administrator,
  'identity.list-position-choices': administrator,
  'identity.create-account': administrator,
  'identity.grant-position': administrator,
  'identity.end-position': administrator,
  'identity.reset-password': administrator,
  'identity.disable-account': administrator,
  'identity.enable-account': administrator,
  'identity.list-roles': administrator,
  'identity.get-role': administrator,
  'identity.list-permissions': administrator,
  'identity.create-role': administrator,
  'identity.update-role': administrator,
  'identity.delete-role': administrator,
  // One's own substitutions, or those of the units that one administers: the policy asks which.
  'identity.name-substitute': signedIn,
  'identity.end-substitution': signedIn,
  'identity.list-substitutions': signedIn,
  'identity.list-substitution-choices': signedIn,
  'identity.prune-sessions': systemOnly,

  'machines.issue-token': anyone,
  'machines.list-clients': administrator,
  'machines.get-client': administrator,
  'machines.list-choices': administrator,
  'machines.create-client': administrator,
  'machines.create-key': administrator,
  'machines.revoke-key': administrator,
  'machines.disable-client': administrator,
  'machines.enable-client': administrator,
  'machines.prune-tokens': systemOnly,

  // Which mandates: those on one of whose sides she stands.
  'mandates.request': signedIn,
  'mandates.find-by-code': signedIn,
  'mandates.accept': signedIn,
  'mandates.refuse': signedIn,
  'mandates.cancel': signedIn,
  'mandates.narrow': signedIn,
  'mandates.revoke': signedIn,
  'mandates.list': signedIn,
  'mandates.get': signedIn,
  'mandates.act': signedIn,
  'mandates.stop-acting': signedIn,
  'mandates.list-waiting': reception,
  'mandates.decide': reception,
  'mandates.end-by-time': systemOnly,

  'forms.upload-file': anyone,
  'forms.scan-files': systemOnly,

  // Signing in by e-identity: a flow belongs to the browser that began it.
  'eid.list-providers': anyone,
  'eid.begin-sign-in': anyone,
  'eid.finish-sign-in': anyone,
  'eid.leave-provider': anyone,
  'eid.show-link': signedIn,
  'eid.agree-link': signedIn,
  'eid.prune-flows': systemOnly,

  'procedures.list': anyone,
  'procedures.get': anyone,
  'procedures.form-schema': anyone,
  'procedures.life-events': anyone,
  'procedures.import': administrator,

  // The public's own dossiers: the policy asks whether this browser or token has opened the dossier.
  'dossiers.submit': anyone,
  'dossiers.get': anyone,
  'dossiers.supplement': anyone,
  'dossiers.withdraw': anyone,
  'dossiers.seal-keys': anyone,
  'dossiers.list': officers,
  'dossiers.count': officers,
  'dossiers.list-assignees': officers,
  'dossiers.list-register': officers,
  'dossiers.assign': officers,
  'dossiers.forward': officers,
  'dossiers.request-payment': officers,
  'dossiers.accept': reception,
  'dossiers.refuse': reception,
  'dossiers.mark-paid': reception,
  'dossiers.return-result': reception,
  'dossiers.take': specialist,
  'dossiers.request-supplement': specialist,
  'dossiers.extend': chair,
  'dossiers.send-back': chair,
  'dossiers.stop': chair,
  'dossiers.approve': chair,
  'dossiers.revoke-result': chair,
  'dossiers.replace-result': chair,
  'dossiers.reveal-national-id': officers,
  'dossiers.get-file': anyone,
  'dossiers.get-result-file': anyone,
  'dossiers.print': anyone,
  'dossiers.track': anyone,
  'dossiers.open': anyone,
  'dossiers.verify': anyone,
  'dossiers.clock': anyone,
  'dossiers.figures': anyone,
  'dossiers.list-due-revisions': administrator,
  'dossiers.decide-due-revision': administrator,
  'dossiers.propose-due-revisions': systemOnly,
  'dossiers.count-event': systemOnly,

  // A draft belongs to whoever has its code or the browser that began it.
  'applications.start-draft': anyone,
  'applications.open-draft': anyone,
  'applications.list-drafts': anyone,
  'applications.get-draft': anyone,
  'applications.get-draft-page': anyone,
  'applications.save-page': anyone,
  'applications.attach-file': anyone,
  'applications.remove-file': anyone,
  'applications.review-draft': anyone,
  'applications.submit-draft': anyone,
  'applications.delete-draft': anyone,
  'applications.get-receipt': anyone,
  'applications.print-receipt': anyone,
  'applications.prune-drafts': systemOnly,

  'privacy.get-register': anyone,
  'privacy.oversee': privacy,
  'privacy.print-register': privacy,
  'privacy.set-contact': privacy,

  // A request belongs to the account that made it, or to who opened the dossier it is about.
  'subjects.make-request': anyone,
  'subjects.get-request': anyone,
  'subjects.list-own-requests': anyone,
  'subjects.withdraw-request': anyone,
  'subjects.take-request': privacy,
  'subjects.list-requests': privacy,
  'subjects.acknowledge-request': privacy,
  'subjects.decide-request': privacy,
  'subjects.preview-deletion': privacy,
  'subjects.open-held': ['privacy_officer'],
  'subjects.carry-out-deletion': systemOnly,
  'subjects.settle-deletion': systemOnly,
  'subjects.resume-deletions': systemOnly,
  'subjects.reapply-deletions': systemOnly,
}
