import type { ActionLimit, ActionLimitTable } from '#kernel/limits/action-limits.ts'

/**
 * How often one account, or one network of callers without an account, may call an operation from outside. Failed
 * sign-ins have finer limits of their own, by account name and by browser (module authentication); these are the wall
 * around them. A commune hall signs in behind one address in the morning: the networks' limits are set for that.
 * docs/security/limits.md is written from this table.
 */
const secretGuess: ActionLimit = {
  account: { burst: 15, perMinute: 1, grows: true },
  network: { burst: 300, perMinute: 60 },
  shared: true,
}
const message: ActionLimit = {
  account: { burst: 5, perMinute: 0.5, grows: true },
  network: { burst: 60, perMinute: 6 },
  shared: true,
}
const fewer = { burst: 60, perMinute: 6 }
const reveal: ActionLimit = { account: { burst: 40, perMinute: 2, grows: true }, network: fewer, shared: true }
const phones: ActionLimit = {
  account: { burst: 200, perMinute: 20, grows: true },
  network: { burst: 400, perMinute: 60 },
  shared: true,
}
const exportData: ActionLimit = { account: fewer, network: fewer, shared: true }
const directory: ActionLimit = { account: { burst: 300, perMinute: 60 } }

export const actionLimits: ActionLimitTable = {
  'authentication.sign-in': secretGuess,
  'authentication.sign-in-code': secretGuess,
  'authentication.sign-in-phone': secretGuess,
  'authentication.sign-in-passkey': secretGuess,
  'authentication.use-link': secretGuess,
  'authentication.open-link': secretGuess,
  'authentication.confirm': secretGuess,
  'authentication.choose-password': secretGuess,
  'authentication.add-totp': secretGuess,
  'authentication.request-phone-code': message,
  'authentication.request-own-code': message,
  'authentication.sign-up': { network: { burst: 100, perMinute: 5 }, shared: true },
  'authentication.sign-up-phone': { network: { burst: 100, perMinute: 5 }, shared: true },
  'machines.issue-token': { network: { burst: 60, perMinute: 20 }, shared: true },
  'eid.begin-sign-in': { account: { burst: 30, perMinute: 6 }, network: { burst: 300, perMinute: 60 } },
  'mandates.find-by-code': { account: { burst: 20, perMinute: 2, grows: true }, shared: true },
  'dossiers.reveal-national-id': reveal,
  'dossiers.reveal-applicant': reveal,
  'subjects.reveal-own-value': reveal,
  'people.reveal-id': reveal,
  'people.reveal-corrected-id': reveal,
  'dues.reveal-phone': reveal,
  'dues.send-reminders': { account: { burst: 10, perMinute: 1, grows: true }, network: fewer, shared: true },
  'people.show-phones': phones,
  'people.show-corrected-phones': phones,
  // Each is read by an officer: enough for every field of a record, not for filling her queue.
  'people.propose-corrections': { account: { burst: 20, perMinute: 1 }, shared: true },
  'subjects.open-held': reveal,
  'records.reveal-sensitive': reveal,
  'records.reveal-correction': reveal,
  'dossiers.list-register': exportData,
  'dossiers.export-register': exportData,
  'audit.export-events': exportData,
  'privacy.export-affected': exportData,
  // Numbers of members count on: who asks by number learns that there is one, and no more.
  'membership.request-transfer': { account: fewer, shared: true },
  'membership.print-cards': exportData,
  'exchange.start-export': exportData,
  'exchange.start-sensitive-export': exportData,
  // A page of a branch shows all its phones: enough for a day's work, not for leafing through a province.
  'outreach.get-branch': { account: { burst: 300, perMinute: 30 }, shared: true },
  'outreach.take-along': exportData,
  // Twelve thousand people a minute: a system that fetches a province waits; one whose key was taken is seen before it has all.
  'scim.list-users': directory,
  'scim.list-groups': directory,
  'scim.search': directory,
  'subjects.export-my-data': exportData,
  'subjects.print-my-data': exportData,
  'subjects.make-request': { account: { burst: 20, perMinute: 1 }, network: { burst: 60, perMinute: 6 }, shared: true },
  '*': { account: { burst: 1000, perMinute: 600 } },
}
