import { z } from 'zod'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { openUpload } from '#kernel/files/release.ts'
import { question } from '#kernel/operation/operation.ts'
import { dossierErrors, notFound } from '../dossier.errors.ts'
import { mayFetchResult, mayRead } from '../dossier.policy.ts'
import { findByTracking, findDossier, readFiles, readResults } from '../dossier.reads.ts'
import { DossierCode } from '../dossier.schema.ts'
import { FileAnswer } from '../dossier-view.schema.ts'

/** A file that was handed in, for the office and for the one who sent it. */
export const getDossierFile = question({
  name: 'dossiers.get-file',
  permission: 'anyone',
  input: z.strictObject({ code: DossierCode, file: z.uuid() }),
  output: FileAnswer,
  reveals: 'noted',
  async run(ctx, input) {
    const row = await findDossier(ctx.db, input.code)
    if (!row) throw notFound('kernel.not_found')
    ctx.allow(mayRead(ctx.actor, row))
    const file = (await readFiles(ctx.db, row.id)).find((one) => one.id === input.file)
    if (!file) throw notFound('kernel.not_found')
    ctx.reveal([{ type: 'dossier', id: row.id, columns: ['files'] }])
    return { bytes: await openUpload(ctx.services.files, file), mediaType: file.mediaType, name: file.name }
  },
})

const Which = z.strictObject({
  code: DossierCode.optional(),
  trackingCode: z.string().max(200).optional(),
  /** A certain result; by default the latest that was not replaced. */
  result: z.string().max(40).optional(),
})

/** The sealed result as PDF, for the office and for the owner once it is there. By dossier code or by tracking code. */
export const getResultFile = question({
  name: 'dossiers.get-result-file',
  permission: 'anyone',
  input: Which,
  output: FileAnswer,
  reveals: 'noted',
  async run(ctx, input) {
    const tracking = input.trackingCode === undefined ? undefined : parseCode(input.trackingCode, CODE_LENGTH.tracking)
    const row = tracking?.ok
      ? await findByTracking(ctx.db, tracking.code)
      : input.code === undefined
        ? undefined
        : await findDossier(ctx.db, input.code)
    if (!row) throw notFound(input.code === undefined ? dossierErrors.checkCode : 'kernel.not_found')
    ctx.allow(mayFetchResult(ctx.actor, row))
    const wanted = input.result === undefined ? undefined : parseCode(input.result, CODE_LENGTH.result)
    const results = await readResults(ctx.db, row.id)
    const result = wanted?.ok
      ? results.find((one) => one.code === wanted.code)
      : results.findLast((one) => one.replaced_by === null)
    if (!result) throw notFound(dossierErrors.resultUnknown)
    ctx.reveal([{ type: 'dossier', id: row.id, columns: ['result'] }])
    const bytes = await ctx.services.files.get(result.file_sha256)
    return { bytes, mediaType: 'application/pdf', name: `${row.code}-${result.number_text.replaceAll('/', '-')}.pdf` }
  },
})
