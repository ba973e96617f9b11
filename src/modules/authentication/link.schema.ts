import { z } from 'zod'

export const Reason = z
  .string()
  .max(500)
  .overwrite((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .min(1, 'kernel.required')
  .meta({ description: 'How one knows that it is really the person: kept with the name of who says so' })

export const LinkToken = z.string().regex(/^[\w-]{43}$/, 'authentication.link_over')

/** A link that was made: its address, shown this once, and until when it works. */
export const MadeLink = z.object({ url: z.url(), expiresAt: z.string() })
