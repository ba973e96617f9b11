// The Chromium that npm brought, unpacked once. Traps of the package: it unpacks into the system's temp folder
// and takes whatever lies there, an older version or another user's; it leaves half a file when it is cut off; it adds
// the libraries that a bare machine lacks only when it believes to be on Lambda; its own flags put all in one process
// (a second context crashes) and turn web security off (which hides faults), so they are not used.
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type Chromium = { executablePath: string; env: Record<string, string> }

const unpack = `const { default: chromium } = await import('@sparticuz/chromium')
const executablePath = await chromium.executablePath()
const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env
console.log(JSON.stringify({ executablePath, env: { LD_LIBRARY_PATH, FONTCONFIG_PATH } }))`

/** Some 4 s the first time, 0.1 s later. */
export function installedChromium(): Chromium {
  const { version } = JSON.parse(readFileSync(resolve('node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const home = join(cacheDir(), `chromium-${version}`)
  const ready = join(home, '.ready')
  if (!existsSync(ready)) rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const { LD_LIBRARY_PATH: _lib, FONTCONFIG_PATH: _fonts, ...clean } = process.env
  const env = { ...clean, TMPDIR: home, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', unpack], { env, encoding: 'utf8' })
  writeFileSync(ready, '')
  const { executablePath, env: found } = JSON.parse(said) as Chromium
  return { executablePath, env: { ...found, FONTCONFIG_PATH: fontConfig(home) } }
}

/** The package's own fonts.conf points into the system's temp folder; without any font Chromium ends itself. */
function fontConfig(home: string): string {
  const places = [join(home, 'fonts'), resolve('node_modules/@expo-google-fonts/tinos')]
  const dir = join(home, 'fontconfig')
  mkdirSync(dir, { recursive: true })
  const lines = [...places.map((place) => `<dir>${place}</dir>`), `<cachedir>${join(dir, 'cache')}</cachedir>`]
  writeFileSync(join(dir, 'fonts.conf'), `<?xml version="1.0"?>\n<fontconfig>\n${lines.join('\n')}\n</fontconfig>\n`)
  return dir
}

function cacheDir(): string {
  const own = resolve('node_modules/.cache')
  try {
    mkdirSync(own, { recursive: true })
    accessSync(own, constants.W_OK)
    return own
  } catch {
    return join(tmpdir(), `motcua-${process.getuid?.() ?? 'user'}`) // packages installed by somebody else
  }
}
