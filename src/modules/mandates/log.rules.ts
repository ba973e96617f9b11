import { mandateEventTypes } from './mandate.events.ts'

/** What may be done under a mandate, by the types of its events; anything else is told in general words. */
const acts = [
  'draft.started',
  'draft.submitted',
  'draft.deleted',
  'dossier.submitted',
  'dossier.supplemented',
  'dossier.withdrawn',
] as const

const known: readonly string[] = [...mandateEventTypes, ...acts]

/** `dossier.submitted` → `mandates.log.dossier_submitted`. */
export const logMessage = (type: string): string =>
  `mandates.log.${known.includes(type) ? type.replace('.', '_') : 'other'}`
