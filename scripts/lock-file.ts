// What package-lock.json says is installed, as the scans of the supply chain read it.
import { readFileSync } from 'node:fs'

type Entry = {
  version?: string
  license?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
export type LockFile = { packages: Record<string, Entry> }
export type Installed = Required<Pick<Entry, 'version'>> &
  Pick<Entry, 'license' | 'integrity' | 'dev' | 'optional'> & { path: string; name: string; uses: readonly string[] }

export const readLockFile = (path = 'package-lock.json'): LockFile => JSON.parse(readFileSync(path, 'utf8')) as LockFile

/** Every package of the lock by its path (`node_modules/a/node_modules/b`), with the paths of those it gets. */
export function installed(lock: LockFile): Installed[] {
  const paths = new Set(Object.keys(lock.packages))
  return [...paths]
    .filter((path) => path !== '')
    .map((path) => {
      const {
        version = '',
        license,
        integrity,
        dev,
        optional,
        dependencies,
        optionalDependencies,
      } = lock.packages[path] ?? {}
      const wanted = Object.keys({ ...dependencies, ...optionalDependencies })
      const uses = wanted.map((name) => resolve(paths, path, name)).filter((found) => found !== undefined)
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return {
        path,
        name,
        version,
        uses,
        ...(license !== undefined && { license }),
        ...(integrity !== undefined && { integrity }),
        ...(dev && { dev }),
        ...(optional && { optional }),
      }
    })
}

/** As Node looks it up: beside, then one folder higher, up to the root. */
function resolve(paths: ReadonlySet<string>, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (paths.has(candidate)) return candidate
    if (at === '') return undefined
  }
}
