const BLOCKS =
  /<\/?(?:td|th|tr|li|p|h\d|dt|dd|div|section|article|option|label|summary|caption|legend|button|nav|header|main)\b[^>]*>/gi

/**
 * Lines of visible text of a page, or of a print or list as text, that have one of these codes of units and neither the
 * name of one nor a heading that says it is a code. Codes within longer ones (of dossiers, of branches) do not count.
 */
export function bareCodes(body: string, codes: readonly string[], names: readonly string[]): string[] {
  const html = body.trimStart().startsWith('<')
  const text = html
    ? body
        .replaceAll(/<(script|style|template|pre)\b[\s\S]*?<\/\1>/gi, '')
        .replaceAll(BLOCKS, '\n')
        .replaceAll(/<[^>]*>/g, ' ')
    : body.replaceAll(/"(?:url|code|qrAlt|file|typedCode|barcodeAlt)":"[^"]*"/g, '').replaceAll(/[{}[\],;]/g, '\n')
  const lines = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim())
  const bare = new RegExp(`(?<![\\w./=-])(?:${codes.join('|')})(?![\\w-])`)
  return lines.filter((line, at) => {
    if (!bare.test(line) || names.some((name) => line.toLowerCase().includes(name))) return false
    const before = lines.slice(0, at).findLast((one) => one !== '') ?? ''
    return !/mã/i.test(before) && !/mã/i.test(line)
  })
}
