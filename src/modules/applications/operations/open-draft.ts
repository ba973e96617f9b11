import { z } from 'zod'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { question } from '#kernel/operation/operation.ts'
import { codeHash } from '../draft-code.rules.ts'
import { draftErrors, invalidField } from '../draft.errors.ts'
import { OpenDraft } from '../draft.schema.ts'
import { findDraftByCode } from '../draft.store.ts'

/** Finds a draft by its resume code. Guesses that find nothing are limited by the page that calls it. */
export const openDraft = question({
  name: 'applications.open-draft',
  permission: 'anyone',
  input: OpenDraft,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    const parsed = parseCode(input.code, CODE_LENGTH.draft)
    // The check character is wrong: a typing error, which tells nothing about any draft.
    if (!parsed.ok) throw invalidField('code', draftErrors.badCode)
    const found = await findDraftByCode(ctx.db, codeHash(ctx.services.lookupKey, parsed.code), ctx.now())
    if (!found)
      throw new AppError(draftErrors.unknownCode, {
        kind: 'not_found',
        fields: [{ path: 'code', code: draftErrors.unknownCode }],
      })
    return found
  },
})
