import { AppError } from '#kernel/errors/app-error.ts'

/** A posted form. Text is NFC, without NUL; files keep their names. */
export type FormPost = {
  text(name: string): string
  texts(name: string): string[]
  files(name: string): File[]
  /** Every text field, last value wins; repeated names are in `texts`. */
  all: Record<string, string>
}

const clean = (value: string) => value.replaceAll('\u0000', '').normalize('NFC')

/** Our longest form has some hundred fields; looking at a hundred thousand would stop the process for minutes. */
const MAX_FIELDS = 5000

/** Throws `kernel.body_too_large` for more fields than any form of ours has. */
export function formPost(data: FormData): FormPost {
  // By own names only: `constructor` is a name like any other.
  const all = Object.create(null) as Record<string, string>
  const values = new Map<string, string[]>()
  const uploads = new Map<string, File[]>()
  let fields = 0
  for (const [name, value] of data.entries()) {
    fields += 1
    if (fields > MAX_FIELDS) throw new AppError('kernel.body_too_large', { kind: 'too_large' })
    if (typeof value === 'string') {
      const text = clean(value)
      all[name] = text
      add(values, name, text)
    } else if (value.size > 0 || value.name !== '') add(uploads, name, value)
  }
  return {
    all,
    text: (name) => all[name] ?? '',
    texts: (name) => values.get(name) ?? [],
    files: (name) => uploads.get(name) ?? [],
  }
}

function add<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  const known = map.get(name)
  if (known) known.push(value)
  else map.set(name, [value])
}
