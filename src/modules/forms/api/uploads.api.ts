import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { uploadFile } from '../operations/upload-file.ts'
import { uploadErrors } from '../upload.errors.ts'

const missing = () =>
  new AppError(uploadErrors.missing, { kind: 'invalid', fields: [{ path: 'file', code: uploadErrors.missing }] })

const readFileField: ApiRoute['readBody'] = async (c) => {
  const form = await c.req.formData().catch((error: unknown) => {
    if (error instanceof TypeError) throw missing() // no multipart body at all
    throw error
  })
  const file = form.get('file')
  if (!(file instanceof File)) throw missing()
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
}

export const uploadsApi = [
  apiRoute({
    method: 'post',
    path: '/api/v1/uploads',
    operation: uploadFile,
    tag: 'Dossiers',
    summary: 'Upload a file, to be named in a submission',
    description:
      'A PDF or a picture (JPEG, PNG, WebP, HEIC) in the field `file`, up to 10 MB unless this server says otherwise. The type is decided by the content. A file that no submission uses is deleted after two days.',
    status: 201,
    creates: true,
    readBody: readFileField,
    requestBody: {
      contentType: 'multipart/form-data',
      schema: z.object({ file: z.string().meta({ override: { type: 'string', format: 'binary' } }) }),
    },
  }),
]
