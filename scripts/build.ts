// Builds dist/client (islands, styles) and dist/server (main and CLI), and stamps the result as fresh.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { sourceHash, stampBuild } from './freshness.mjs'

const root = resolve(import.meta.dirname, '..')
const began = performance.now()
const hash: string = sourceHash(root)
mkdirSync(resolve(root, 'dist'), { recursive: true })
// One after the other: the server may read the client's manifest only after it has been written.
if (existsSync(resolve(root, 'src/client/loader.ts'))) {
  await build({ root, logLevel: 'warn' })
  await build({ root, logLevel: 'warn', mode: 'worker' })
}
precompress()
await build({ root, logLevel: 'warn', build: { ssr: true } })
stampBuild(root, hash)
console.error(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`)

/** The server sends these as they lie: the smallest answer without a compression on each request. */
function precompress() {
  for (const path of globSync(resolve(root, 'dist/client/**/*.{js,css,svg,json,html,wasm}'))) {
    const bytes = readFileSync(path)
    if (bytes.length < 512) continue
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
