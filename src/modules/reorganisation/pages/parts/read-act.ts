import type { FormPost } from '#kernel/http/form-post.ts'
import { readDate } from '#ui/date-field/read-date.ts'

export function readAct(form: FormPost) {
  const text = (name: string) => form.text(`decision.${name}`).trim()
  const date = (name: string) => readDate(text(name)) ?? text(name)
  return {
    title: text('title'),
    effectiveOn: date('effectiveOn'),
    decisionNumber: text('decisionNumber'),
    decisionDate: text('decisionDate') === '' ? null : date('decisionDate'),
    signer: text('signer'),
    endingRoles: form.texts('decision.endingRoles'),
  }
}

/** The list from a file, else from the box where it was pasted. */
export async function readList(form: FormPost) {
  const [file] = form.files('upload.file')
  const pasted = form.text('upload.list')
  const parent = form.text('upload.parent').trim()
  return {
    list: file && file.size > 0 ? await file.text() : pasted,
    ...(parent !== '' && { parent }),
    replace: form.text('upload.keep') !== 'yes',
  }
}

const FIELDS = ['units', 'unit', 'into', 'by', 'pick', 'name', 'parent', 'level', 'code'] as const

/** One step as it was typed; fields that its form does not have are empty. */
export const readStep = (form: FormPost) => ({
  kind: form.text('step.kind'),
  ...Object.fromEntries(FIELDS.map((name) => [name, form.text(`step.${name}`)])),
})
