import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnitsEver, unitName } from '#modules/units/index.ts'
import { replyLetter } from '../reply-print.rules.ts'
import { mayReadRequest } from '../request.policy.ts'
import { findRequest } from '../request.store.ts'
import { toView } from '../request-view.reads.ts'
import { subjectErrors } from '../subject.errors.ts'
import { ByRequest } from '../subject.schema.ts'

/** The letter of reply, once something was decided. Vietnamese, as papers of an office are. */
export const printReply = question({
  name: 'subjects.print-reply',
  permission: 'anyone',
  input: ByRequest,
  output: z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() }),
  async run(ctx, { code }) {
    const row = await findRequest(ctx.db, code)
    if (!row) throw subjectErrors.notFound()
    ctx.allow(mayReadRequest(ctx.actor, row))
    if (row.decided_at === null) throw subjectErrors.notFound()
    ctx.reveal([{ type: 'subject_request', id: row.id }])
    const view = await toView(ctx, row)
    const unit = (await findUnitsEver(ctx.db, [row.unit_code], civilDate(row.decided_at))).get(row.unit_code)
    const data = replyLetter(view, {
      unit: unit ? unitName(unit, 'vi') : row.unit_code,
      day: civilDate(row.decided_at),
    })
    const bytes = await ctx.services.pdf.render({ template: 'subjects/reply-letter', data })
    return { bytes, mediaType: 'application/pdf', name: `tra-loi-${row.code}.pdf` }
  },
  reveals: 'noted',
})
