import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageUi } from '#kernel/http/page.ts'

type ViteManifest = Record<string, { file: string; css?: string[] }>

/** Hashed addresses of the built client files. Throws when the client was not built. */
export function readAssets(root: string): PageUi['assets'] & { serviceWorker?: string } {
  const path = join(root, 'dist/client/.vite/manifest.json')
  if (!existsSync(path)) throw new Error('The client is not built. Run: npm run build')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as ViteManifest
  const at = (source: string) => {
    const entry = manifest[`src/client/${source}`]
    return entry && `/${entry.file}`
  }
  const need = (source: string) => {
    const file = at(source)
    if (file === undefined) throw new Error(`dist/client lacks ${source}. Run: npm run build`)
    return file
  }
  const serviceWorker = at('sw.ts')
  return {
    resident: need('resident.css'),
    desk: need('desk.css'),
    loader: need('loader.ts'),
    ...(serviceWorker !== undefined && { serviceWorker }),
  }
}
