import { AppError } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import type { UnitPick } from '#kernel/manifest/unit-holding.ts'
import type { Step, StepKind, UnitSpec } from '../../step.rules.ts'

const words = (text: string) =>
  text
    .split(/[\s,;]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

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
  const parent = form.text('upload.parent').trim().toUpperCase()
  return {
    list: file && file.size > 0 ? await file.text() : pasted,
    ...(parent !== '' && { parent }),
    replace: form.text('upload.keep') !== 'yes',
  }
}

/** One step from the form that knows all kinds: codes of before, the unit of after, and what a part takes. */
export function readStep(form: FormPost): Step {
  const text = (name: string) => form.text(`step.${name}`).trim()
  const kind = text('kind') as StepKind
  const codes = words(text('codes').toUpperCase())
  const [first = ''] = codes
  const parent = text('parent').toUpperCase()
  const level = text('level')
  const unit: UnitSpec = {
    code: text('code').toUpperCase(),
    name: text('name'),
    ...(level !== '' && { level }),
    ...(parent !== '' && { parent }),
  }
  const pick = readPick(text('by'), text('pick'))
  switch (kind) {
    case 'merge':
      return {
        kind,
        from: codes.map((code) => ({ code, extent: pick ? 'part' : 'whole', ...(pick && { pick }) })),
        into: unit,
      }
    case 'split':
      // One part a line of the form; the source goes on with the rest. More parts are more steps of this kind, or the API.
      return { kind: 'merge', from: [{ code: first, extent: 'part', pick: pick ?? needed() }], into: unit }
    case 'transfer':
      return { kind, from: first, to: unit.code, pick: pick ?? needed() }
    case 'rename':
      return { kind, code: first, name: unit.name }
    case 'retype':
      return { kind, code: first, level, ...(unit.name !== '' && { name: unit.name }) }
    case 'reparent':
      return { kind, code: first, parent: parent === '' ? null : parent }
    case 'abolish':
      return { kind, code: first, successor: unit.code === '' ? null : unit.code }
    case 'found':
      return { kind, unit }
  }
}

/** What a part takes; nothing of both means the whole. One without the other must never become the whole unasked. */
function readPick(by: string, text: string): UnitPick | undefined {
  if (by === '' && text === '') return undefined
  if (text === '') return needed('pick')
  if (by === '') return needed('by')
  if (by === 'address') return { by, words: text }
  if (by === 'units') return { by, codes: words(text.toUpperCase()) }
  return by === 'list' ? { by, ids: words(text) } : undefined
}

function needed(path = 'pick'): never {
  throw new AppError('kernel.invalid_input', { kind: 'invalid', fields: [{ path, code: 'kernel.required' }] })
}
