import { expect, test } from 'vitest'
import { modules } from './modules.ts'

/**
 * Operations that read and leave no trace in the access log, each for one of three reasons. An operation that shows
 * personal data of people declares `reveals` instead; a new one stands in one place or the other, or this test fails.
 */
const untraced = {
  'shows nothing of any person': [
    'audit.get-root-file',
    'audit.list-roots',
    'audit.prove-timeline',
    'authentication.list-ways-in',
    'calendars.administer',
    'calendars.get',
    'calendars.opening',
    'dossiers.clock',
    'dossiers.count',
    'dossiers.figures',
    'dossiers.list-due-revisions',
    'dossiers.seal-keys',
    'dues.get-fund',
    'dues.list-fees',
    'dues.list-funds',
    'dues.list-statements',
    'dues.print-year',
    'eid.leave-provider',
    'exchange.get-export',
    'exchange.get-import-progress',
    'exchange.list-exports',
    'exchange.list-imports',
    'eid.list-providers',
    'identity.list-permissions',
    'machines.get-client',
    'machines.list-choices',
    'machines.list-clients',
    'privacy.get-breach',
    'privacy.get-register',
    'privacy.get-retention',
    'privacy.list-breaches',
    'privacy.list-consent-questions',
    'privacy.oversee',
    'privacy.print-breach-notice',
    'privacy.print-register',
    'procedures.form-schema',
    'procedures.get',
    'procedures.life-events',
    'procedures.list',
    'reorganisation.get',
    'reorganisation.get-decision',
    'reorganisation.lead-on',
    'reorganisation.list',
    'reorganisation.list-choices',
    'reorganisation.preview',
    'statistics.get-dashboard',
    'statistics.get-form',
    'statistics.list-choices',
    'statistics.print-form',
    'subjects.preview-deletion',
    'organisation.get-public-unit',
    'membership.list-kinds',
    'membership.list-unit-choices',
    'people.list-residence-units',
    'organisation.get-tree',
    'scim.describe',
    'units.administer',
    'units.get',
    'units.list',
    'units.list-trees',
  ],
  'names officers in their office, who act in public': [
    'authentication.list-waiting-colleagues',
    'cadres.get-committee',
    'cadres.get-post',
    'cadres.list-committees',
    'cadres.list-expiring',
    'cadres.list-member-posts',
    'dossiers.list-assignees',
    'dossiers.verify',
    'identity.get-role',
    'identity.list-offices',
    'identity.list-position-choices',
    'identity.list-roles',
    'identity.list-substitution-choices',
    'identity.list-substitutions',
    'organisation.get-channel',
    'organisation.get-unit',
    'organisation.list-channels',
  ],
  "shows the caller's own: of her account, or of a draft whose secret code she holds": [
    'applications.get-draft',
    'applications.get-draft-page',
    'applications.get-receipt',
    'applications.list-drafts',
    'applications.open-draft',
    'applications.print-receipt',
    'applications.review-draft',
    'authentication.get-security',
    'authentication.list-own-proofs',
    'authentication.open-link',
    'dossiers.get-message-consent',
    'dues.get-own',
    'dues.print-own-receipt',
    'dues.verify-receipt',
    'eid.show-link',
    'eid.get-own-proof',
    'identity.current-session',
    'identity.list-sessions',
    'mandates.find-by-code',
    'mandates.list',
    'membership.check-card',
    'membership.get-own',
    'membership.own-card',
    'privacy.list-consents',
    'records.get-own',
    'subjects.export-my-data',
    'subjects.list-own-requests',
    'subjects.my-data',
    'subjects.print-my-data',
    'subjects.reveal-own-value',
    'subjects.who-looked',
  ],
}

const reads = modules.flatMap((module) => module.operations).filter((operation) => operation.kind === 'read')

test('every operation that reads leaves a trace of whose data it showed, or shows none', () => {
  const listed = new Set(Object.values(untraced).flat())
  expect(reads.filter((one) => !one.reveals && !listed.has(one.name)).map((one) => one.name)).toEqual([])
})

test('nothing stands on the list that leaves a trace or is no more', () => {
  const without = new Set(reads.filter((one) => !one.reveals).map((one) => one.name))
  expect(
    Object.values(untraced)
      .flat()
      .filter((name) => !without.has(name)),
  ).toEqual([])
})
