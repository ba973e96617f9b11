/** Who may call whom. Lint, boot order and ARCHITECTURE.md all read this: a module uses only those named beside it. */
export const moduleMap = {
  units: [],
  calendars: ['units'],
  identity: ['units'],
  forms: ['units'],
  procedures: ['units', 'forms'],
  dossiers: ['units', 'calendars', 'identity', 'forms', 'procedures'],
  applications: ['units', 'calendars', 'identity', 'forms', 'procedures', 'dossiers'],
} as const satisfies Record<string, readonly string[]>
