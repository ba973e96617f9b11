/** A posted form. Text is NFC, without NUL; files keep their names. */
export type FormPost = {
  text(name: string): string
  texts(name: string): string[]
  files(name: string): File[]
  /** Every text field, last value wins; repeated names are in `texts`. */
  all: Record<string, string>
}

const clean = (value: string) => value.replaceAll('\u0000', '').normalize('NFC')

export function formPost(data: FormData): FormPost {
  const all: Record<string, string> = {}
  for (const [name, value] of data.entries()) if (typeof value === 'string') all[name] = clean(value)
  const strings = (name: string) => data.getAll(name).filter((value) => typeof value === 'string')
  return {
    all,
    text: (name) => all[name] ?? '',
    texts: (name) => strings(name).map(clean),
    files: (name) => data.getAll(name).filter((value) => value instanceof File && (value.size > 0 || value.name !== '')) as File[],
  }
}
