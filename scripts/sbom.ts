// npm run sbom: the software bill of materials, CycloneDX 1.6 as JSON, from the lock file alone. Without a time and with
// a serial number from the content: the same lock gives the same file. Looked at: @cyclonedx/cyclonedx-npm, which runs
// npm to learn what the lock says already and brings 60 packages.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { type Installed, installed, type LockFile, readLockFile } from './lock-file.ts'

const purl = ({ name, version }: Pick<Installed, 'name' | 'version'>) =>
  `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`

/** Twins of one version in several folders are one component. */
export function bill(lock: LockFile, product: { name: string; version: string; license: string }) {
  const all = installed(lock)
  const byPath = new Map(all.map((one) => [one.path, purl(one)]))
  const components = new Map(all.map((one) => [purl(one), component(one)]))
  const uses = new Map<string, Set<string>>()
  for (const one of all) {
    const known = uses.get(purl(one)) ?? new Set()
    for (const path of one.uses) known.add(byPath.get(path) ?? '')
    uses.set(purl(one), known)
  }
  const root = purl(product)
  const direct = all.filter(({ path }) => !path.slice(1).includes('/node_modules/') && isDirect(lock, path))
  const body = {
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        ...product,
        license: undefined,
        licenses: licences(product.license),
      },
      tools: { components: [{ type: 'application', name: 'scripts/sbom.ts' }] },
    },
    components: [...components.values()].toSorted((a, b) => (a.purl < b.purl ? -1 : 1)),
    dependencies: [
      { ref: root, dependsOn: [...new Set(direct.map(purl))].toSorted() },
      ...[...uses]
        .map(([ref, on]) => ({ ref, dependsOn: [...on].toSorted() }))
        .toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    ],
  }
  const hex = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const serial = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  return { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${serial}`, version: 1, ...body }
}

function isDirect(lock: LockFile, path: string): boolean {
  const root = lock.packages[''] as Record<string, Record<string, string> | undefined> | undefined
  const name = path.slice('node_modules/'.length)
  return ['dependencies', 'devDependencies', 'optionalDependencies'].some((kind) =>
    Object.hasOwn(root?.[kind] ?? {}, name),
  )
}

function component(one: Installed) {
  const [group, name] = one.name.startsWith('@') ? one.name.split('/') : [undefined, one.name]
  return {
    type: 'library',
    'bom-ref': purl(one),
    ...(group !== undefined && { group }),
    name: name ?? one.name,
    version: one.version,
    // Needed only to build and test; or only on another system.
    scope: one.dev ? 'excluded' : one.optional ? 'optional' : 'required',
    ...(one.integrity !== undefined && { hashes: hashes(one.integrity) }),
    ...(one.license !== undefined && { licenses: licences(one.license) }),
    purl: purl(one),
  }
}

const hashes = (integrity: string) =>
  integrity
    .split(' ')
    .filter((one) => one.startsWith('sha512-'))
    .map((one) => ({ alg: 'SHA-512', content: Buffer.from(one.slice(7), 'base64').toString('hex') }))

const licences = (license: string) =>
  / |\(/.test(license) ? [{ expression: license }] : [{ license: { id: license } }]

if (import.meta.main) {
  const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >
  const text = `${JSON.stringify(bill(readLockFile(), { name, version, license }), null, 2)}\n`
  const [target] = process.argv.slice(2)
  if (target === undefined) process.stdout.write(text)
  else writeFileSync(target, text)
}
