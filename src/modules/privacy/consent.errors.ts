import { AppError } from '#kernel/errors/app-error.ts'

export const consentErrors = {
  /** The text was changed while she was reading the old one. */
  textChanged: (purpose: string) =>
    new AppError('privacy.text_changed', {
      kind: 'invalid',
      fields: [{ path: `consent.${purpose}`, code: 'privacy.text_changed' }],
    }),
} as const
