import { readDate } from '#ui/date-field/read-date.ts'
import { personalKinds, sensitiveGroups } from '#kernel/manifest/personal-data.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import type { BreachFields } from '../../breach.schema.ts'

/** A date field and a time field as a moment in Vietnam; what is no date stays as typed, so that it is refused in words. */
export function readMoment(form: FormPost, name: string): string {
  const date = readDate(form.text(name)) ?? form.text(name)
  const time = form.text(`${name}Time`).trim() || '00:00'
  return date === '' ? '' : `${date}T${/^\d:\d\d$/.test(time) ? `0${time}` : time}:00+07:00`
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** The form of a breach as the operation takes it. */
export function readBreach(form: FormPost, prefix: string): BreachFields {
  const text = (name: string) => form.text(`${prefix}.${name}`)
  return {
    unit: text('unit').trim(),
    detectedAt: readMoment(form, `${prefix}.detectedAt`),
    happenedFrom: orNull(readMoment(form, `${prefix}.happenedFrom`)),
    happenedTo: orNull(readMoment(form, `${prefix}.happenedTo`)),
    what: text('what'),
    kinds: personalKinds.filter((kind) => text(`kind.${kind}`) === 'yes'),
    sensitive: sensitiveGroups.filter((group) => text(`sensitive.${group}`) === 'yes'),
    consequences: text('consequences'),
    measures: text('measures'),
    harmful: text('harmful') === 'yes',
    estimated: orNull(text('estimated').trim()) as number | null,
  }
}
