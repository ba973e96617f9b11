/** A file as an operation answers it. `name` may be anything that people call their files. */
export type ServedFile = { bytes: Uint8Array; mediaType: string; name: string }

/** Who made a file: `print` and `result` are ours, `upload` is anybody's. */
export type FileOrigin = 'print' | 'result' | 'upload'

/**
 * The headers of a file that we send.
 * - `print` (a slip) is shown by the browser, `result` is saved.
 * - `upload`: made by anybody. It is saved, never shown as a page of ours: `attachment`, a policy that lets nothing run
 *   and gives the answer an origin of its own, and no guessing of another type. A picture still shows within a page.
 * Nothing that others share may keep either.
 */
export function fileHeaders(file: ServedFile, origin: FileOrigin): Record<string, string> {
  const how = origin === 'print' ? 'inline' : 'attachment'
  return {
    'content-type': file.mediaType,
    'content-disposition': `${how}; filename="${plainName(file.name)}"; filename*=UTF-8''${encoded(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': origin === 'upload' ? 'private, max-age=300' : 'private, no-store',
    ...(origin === 'upload' && { 'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'" }),
  }
}

export function fileAnswer(file: ServedFile, origin: FileOrigin): Response {
  return new Response(new Uint8Array(file.bytes), { headers: fileHeaders(file, origin) })
}

/** For programs that know only plain letters: no quotes, no path, no control characters. */
function plainName(name: string): string {
  const letters = name.replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFD')
  return letters.replaceAll(/[^\w .-]/g, '').slice(-100) || 'file'
}

/** RFC 8187: what encodeURIComponent leaves and the header may not hold. Half a character would make it throw. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
}
