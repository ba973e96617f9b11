import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'

export const UploadFile = z.strictObject({ bytes: Bytes, name: z.string().max(10_000).default('') })

export const UploadedFile = z
  .object({
    uploadId: z.uuid().meta({ description: 'Names the file in `components[].uploads` of a submission' }),
    sha256: z.string().meta({ description: '64 hex digits of the bytes as received' }),
    pages: z.int().meta({ description: 'Pages of a PDF; 1 for a picture' }),
    name: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    mediaType: z.string().meta({ description: 'By content, not by name', example: 'image/jpeg' }),
    checked: z
      .boolean()
      .meta({ description: 'False: it waits for the malware scanner, until which nobody can open it' }),
  })
  .meta({ id: 'Upload' })
export type UploadedFile = z.output<typeof UploadedFile>
