/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const procedureErrors = {
  unknown: 'procedures.unknown',
  notOnline: 'procedures.not_online',
  componentMissing: 'procedures.component_missing',
  componentUnknown: 'procedures.component_unknown',
  componentTooMany: 'procedures.component_too_many',
} as const
