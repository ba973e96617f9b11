const PLACEHOLDER = '{unit}'

/**
 * Where a chosen unit is taken back to: a path of this site with `{unit}` in it. Anything that a browser could read as
 * another site ("//evil", "/\evil", "https:") is refused, so that the picker never sends anybody elsewhere.
 */
export function readReturnPath(text: string | null): string | undefined {
  if (text === null || text.length > 500 || !text.includes(PLACEHOLDER)) return undefined
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return undefined
  return text
}

export function returnTo(path: string, code: string): string {
  return path.replaceAll(PLACEHOLDER, code)
}
