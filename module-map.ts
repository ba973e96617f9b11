/** Who may call whom. Lint, boot order and ARCHITECTURE.md all read this: a module uses only those named beside it. */
export const moduleMap = {
  units: [],
  calendars: ['units'],
  identity: ['units'],
  privacy: ['units', 'calendars', 'identity'],
  eid: ['units', 'identity'],
  authentication: ['units', 'identity', 'privacy', 'eid'],
  machines: ['units', 'identity'],
  forms: ['units'],
  procedures: ['units', 'forms'],
  mandates: ['units', 'identity', 'procedures'],
  dossiers: ['units', 'calendars', 'identity', 'privacy', 'mandates', 'forms', 'procedures'],
  applications: ['units', 'calendars', 'identity', 'privacy', 'mandates', 'forms', 'procedures', 'dossiers'],
  subjects: ['units', 'calendars', 'identity', 'privacy', 'dossiers'],
  audit: ['units', 'identity', 'dossiers'],
} as const satisfies Record<string, readonly string[]>
