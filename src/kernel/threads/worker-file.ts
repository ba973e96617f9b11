import { existsSync } from 'node:fs'

/**
 * Where a worker lies that `from` (import.meta.url) starts: beside it in the source; in the server build, of which it must
 * be an entry, this code may be in a chunk, one folder deeper. `name` as in `typst.worker`.
 */
export function workerFile(name: string, from: string): URL {
  const places = [`${name}.ts`, `${name}.js`, `../${name}.js`].map((place) => new URL(place, from))
  const found = places.find((url) => existsSync(url))
  if (!found) throw new Error(`${name} was not built: it must be an entry of the server build`)
  return found
}
