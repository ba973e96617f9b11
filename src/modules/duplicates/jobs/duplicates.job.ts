import type { Job, Subscription } from '#kernel/jobs/jobs.ts'
import { checkNewPeople, checkPerson } from '../operations/check-people.ts'
import { findDuplicates } from '../operations/find-duplicates.ts'

/** At night, when nobody waits: everybody against everybody. */
export const findDuplicatesJob: Job = { name: 'duplicates.find', cron: '30 2 * * *', operation: findDuplicates }

/** Whoever came with a list is compared soon after. */
export const checkNewJob: Job = {
  name: 'duplicates.check-new',
  cron: '*/10 * * * *',
  operation: checkNewPeople,
  again: (output) => (output as { more: boolean }).more,
}

export const checkPersonSubscription: Subscription = {
  name: 'duplicates.check-person',
  events: ['person.added', 'person.corrected'],
  operation: checkPerson,
}
