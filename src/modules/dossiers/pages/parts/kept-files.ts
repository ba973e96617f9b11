import { z } from 'zod'
import type { FormPost } from '#kernel/http/form-post.ts'

/** A file that arrived with a form which then came back. It travels in a hidden field, so that nobody sends it twice. */
const KeptFile = z.object({ uploadId: z.uuid(), name: z.string().max(255), size: z.number(), pages: z.number() })
export type KeptFile = z.output<typeof KeptFile>
const KeptFiles = z.array(KeptFile).max(50)

export const keptName = (component: string): string => `kept.${component}`

/** What the hidden field of a component says; nothing when it is absent or was tampered with. */
export function readKept(text: string | undefined): KeptFile[] {
  if (!text) return []
  try {
    return KeptFiles.parse(JSON.parse(text))
  } catch {
    return []
  }
}

/** Puts it into what was typed: with that the page is drawn again when the form is refused. */
export function keep(form: FormPost, component: string, files: readonly KeptFile[]): void {
  form.all[keptName(component)] = JSON.stringify(files)
}
