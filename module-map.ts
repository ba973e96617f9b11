/** Who may call whom. Lint, boot order and ARCHITECTURE.md all read this: a module uses only those named beside it. */
export const moduleMap = {
  units: [],
  calendars: ['units'],
  identity: ['units'],
  eid: ['units', 'identity'],
  authentication: ['units', 'identity', 'eid'],
  machines: ['units', 'identity'],
  mandates: ['units', 'identity'],
  forms: ['units'],
  procedures: ['units', 'forms'],
  dossiers: ['units', 'calendars', 'identity', 'mandates', 'forms', 'procedures'],
  applications: ['units', 'calendars', 'identity', 'mandates', 'forms', 'procedures', 'dossiers'],
  privacy: ['units', 'calendars', 'identity'],
  subjects: ['units', 'calendars', 'identity', 'privacy', 'dossiers'],
  audit: ['units', 'identity', 'dossiers'],
} as const satisfies Record<string, readonly string[]>
