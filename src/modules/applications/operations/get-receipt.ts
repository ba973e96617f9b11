import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { question } from '#kernel/operation/operation.ts'
import { draftErrors } from '../draft.errors.ts'
import { draftFor, procedureOf, summaryOf } from '../draft.reads.ts'
import { ByDraft, ReceiptView } from '../draft.schema.ts'

/** The acknowledgement of a submitted draft, as often as it is asked for while the draft is kept. */
export const getReceipt = question({
  name: 'applications.get-receipt',
  permission: 'anyone',
  input: ByDraft,
  output: ReceiptView,
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft)
    if (!draft.receipt) throw new AppError(draftErrors.gone, { kind: 'not_found' })
    const procedure = await procedureOf(ctx, draft)
    const name = (key: string, fallback: string) =>
      procedure.components.find((one) => one.key === key)?.name[ctx.locale] ?? fallback
    const documents = draft.receipt.documents.map((one) => ({
      ...one,
      componentName: name(one.component, one.componentName),
    }))
    return {
      draft: await summaryOf(ctx, draft, procedure),
      receipt: { ...draft.receipt, documents },
      trackingUrl: `${ctx.services.config.publicUrl}/t/${draft.receipt.trackingCode}`,
      trackingCode: groupCode(draft.receipt.trackingCode),
      prepare: procedure.onlineMode === 'prepare',
    }
  },
})
