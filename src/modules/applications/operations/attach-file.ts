import { z } from 'zod'
import { claimUpload, findOwnUploads } from '#kernel/files/own-uploads.ts'
import { operation } from '#kernel/operation/operation.ts'
import { draftErrors, invalidField } from '../draft.errors.ts'
import { openDraftFor, procedureOf } from '../draft.reads.ts'
import { AttachFile } from '../draft.schema.ts'
import { insertDraftFile, readDraftFiles } from '../draft.store.ts'

/** Puts an uploaded file to a component of the draft. The same file twice stays one. */
export const attachFile = operation({
  name: 'applications.attach-file',
  permission: 'anyone',
  kind: 'write',
  input: AttachFile,
  output: z.object({ files: z.int() }),
  async run(ctx, input) {
    const draft = await openDraftFor(ctx, input.draft)
    const procedure = await procedureOf(ctx, draft)
    const component = procedure.components.find(({ key }) => key === input.component)
    if (!component) throw invalidField('files', draftErrors.componentUnknown)
    const files = (await readDraftFiles(ctx.db, draft.id)).filter((file) => file.component === component.key)
    if (files.some(({ id }) => id === input.upload)) return { files: files.length }
    if (files.length >= component.maxFiles)
      throw invalidField('files', draftErrors.tooManyFiles, { max: component.maxFiles })
    const [upload] = await findOwnUploads(ctx, [input.upload], { orNobodys: true })
    if (!upload) throw invalidField('files', draftErrors.uploadUnknown)
    await claimUpload(ctx, upload.id, draft.id)
    await insertDraftFile(ctx.db, draft.id, { id: upload.id, component: component.key })
    return { files: files.length + 1 }
  },
})
