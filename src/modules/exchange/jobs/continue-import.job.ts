import type { Subscription } from '#kernel/jobs/jobs.ts'
import { IMPORT_WENT_ON } from '../exchange.events.ts'
import { continueImport } from '../operations/continue-import.ts'

/** Four steps at a time: while some wait for the database another reads its rows. Imports at once share them, none waits for the other. */
export const continueImportSubscription: Subscription = {
  name: 'exchange.continue-import',
  events: [IMPORT_WENT_ON],
  operation: continueImport,
  again: (output) => (output as { more: boolean }).more,
  lanes: 4,
  sideBySide: 3,
}
