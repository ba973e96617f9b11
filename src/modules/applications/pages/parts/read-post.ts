import type { FormPost } from '#kernel/http/form-post.ts'
import { parsePagePost, type FormPage, type Posted } from '#modules/forms/index.ts'

/** Which extra button was pressed: another row, one row less, another province. Empty: go on. */
export type PressedButton = { add?: string; remove?: { group: string; row: number }; choose?: string }

/** Every text of a post by name; a name that came several times as a list. */
export function postedOf(form: FormPost): Posted {
  return Object.fromEntries(
    Object.keys(form.all).map((name) => {
      const texts = form.texts(name)
      return [name, texts.length > 1 ? texts : form.text(name)]
    }),
  )
}

export function pressedOf(form: FormPost): PressedButton {
  const [kind, group = '', row = ''] = form.text('row').split(':')
  if (kind === 'add') return { add: group }
  if (kind === 'remove') return { remove: { group, row: Number(row) } }
  return form.text('choose') === '' ? {} : { choose: form.text('choose') }
}

/** What was typed on a page, in the shape that the rules of forms check. */
export function rawOf(page: FormPage | null, posted: Posted, pressed: PressedButton): Record<string, unknown> {
  if (!page) return applicantOf(posted)
  const { remove } = pressed
  const removed = remove && `${remove.group}[${remove.row}].`
  const kept = removed
    ? Object.fromEntries(Object.entries(posted).filter(([name]) => !name.startsWith(removed)))
    : posted
  const raw = parsePagePost(page, kept)
  if (pressed.add !== undefined && page.questions.some((one) => one.type === 'group' && one.key === pressed.add)) {
    const rows = raw[pressed.add]
    raw[pressed.add] = [...(Array.isArray(rows) ? rows : []), {}]
  }
  return raw
}

function applicantOf(posted: Posted): Record<string, unknown> {
  const at = (key: string) => {
    const value = posted[`applicant.${key}`]
    return Array.isArray(value) ? value.at(-1) : value
  }
  const address = { unit: at('address.unit') ?? '', line: at('address.line') ?? '' }
  const given = { fullName: at('fullName'), nationalId: at('nationalId'), phone: at('phone'), email: at('email') }
  // The address is optional: a commune alone is what an old browser sends when nobody chose anything.
  const asked = address.line === '' && address.unit === '' ? {} : { address }
  return { ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), ...asked }
}

/** The province chosen in each unit picker of the page, by field name. */
export function provincesOf(posted: Posted): Record<string, string> {
  const ending = '.unit.province'
  return Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) =>
      name.endsWith(ending) && typeof value === 'string' && /^\d{2}$/.test(value)
        ? [[name.slice(0, -'.province'.length), value] as const]
        : [],
    ),
  )
}
