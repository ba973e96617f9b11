import fc from 'fast-check'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inspectFile } from './file-store.ts'
import { pictureSize } from './picture-size.ts'

const be = (value: number, size = 4) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}
const le = (value: number, size: number) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntLE(value, 0, size)
  return bytes
}
const box = (name: string, ...content: Buffer[]) => {
  const inside = Buffer.concat(content)
  return Buffer.concat([be(inside.byteLength + 8), Buffer.from(name), inside])
}
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const png = (width: number, height: number) =>
  Buffer.concat([PNG, be(13), Buffer.from('IHDR'), be(width), be(height), Buffer.alloc(9), be(0), Buffer.from('IDAT')])
const jpeg = (width: number, height: number, marker = 0xc0) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.alloc(14),
    Buffer.from([0xff, 0xff, 0xff, marker, 0, 11, 8]),
    be(height, 2),
    be(width, 2),
    Buffer.alloc(20),
  ])
const riff = (name: string, content: Buffer) =>
  Buffer.concat([Buffer.from('RIFF'), le(100, 4), Buffer.from('WEBP'), Buffer.from(name), le(10, 4), content])
const webp = (width: number, height: number) =>
  riff('VP8X', Buffer.concat([be(0), le(width - 1, 3), le(height - 1, 3)]))
const heic = (...sizes: [number, number][]) =>
  Buffer.concat([
    box('ftyp', Buffer.from('heic'), be(0), Buffer.from('mif1heic')),
    box(
      'meta',
      be(0),
      box('hdlr', Buffer.alloc(24)),
      box('iprp', box('ipco', ...sizes.map(([width, height]) => box('ispe', be(0), be(width), be(height))))),
    ),
  ])

test.each([
  ['PNG', 'image/png', png(4000, 3000)],
  ['JPEG', 'image/jpeg', jpeg(4000, 3000)],
  ['progressive JPEG', 'image/jpeg', jpeg(4000, 3000, 0xc2)],
  ['extended WebP', 'image/webp', webp(4000, 3000)],
  ['lossy WebP', 'image/webp', riff('VP8 ', Buffer.concat([Buffer.alloc(6), le(4000, 2), le(3000, 2)]))],
  ['lossless WebP', 'image/webp', riff('VP8L', Buffer.concat([Buffer.from([0x2f]), le(3999 + 2999 * 16384, 4)]))],
  ['HEIC in tiles', 'image/heic', heic([512, 512], [4000, 3000], [320, 240])],
] as const)('the size of a %s is read from its header', (_what, kind, bytes) => {
  expect(pictureSize(bytes, kind)).toEqual({ width: 4000, height: 3000 })
})

test.each([
  ['PNG', png(60_000, 60_000)],
  ['PNG that is a line', png(100_000, 1)],
  ['PNG without a size', png(0, 0)],
  ['JPEG', jpeg(65_000, 65_000)],
  ['WebP', webp(16_000, 16_000)],
  ['HEIC', heic([512, 512], [50_000, 50_000])],
  ['HEIC without a size', heic()],
])('a %s that would fill the memory is refused before anything is unpacked', async (_what, bytes) => {
  await expect(inspectFile(bytes, 1e7)).rejects.toMatchObject({ code: 'kernel.file_too_many_pixels' })
})

test('an archive is refused without being opened', async () => {
  const packed = deflateRawSync(Buffer.alloc(100 * 1024 * 1024))
  const name = Buffer.from('[Content_Types].xml')
  const head = Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    le(20, 2),
    le(0, 2),
    le(8, 2),
    le(0, 8 - 4),
    le(0, 4),
    le(packed.byteLength, 4),
    le(100 * 1024 * 1024, 4),
    le(name.byteLength, 2),
    le(0, 2),
  ])
  const started = performance.now()
  for (const before of [Buffer.alloc(0), Buffer.from('%PD')])
    await expect(inspectFile(Buffer.concat([before, head, name, packed]), 1e7)).rejects.toMatchObject({
      code: 'kernel.file_type',
    })
  expect(performance.now() - started).toBeLessThan(100)
})

test('no bytes make the reader hang or fail', () => {
  const kinds = ['image/png', 'image/jpeg', 'image/webp', 'image/heic'] as const
  const starts = [png(1, 1), jpeg(1, 1), webp(1, 1), heic([1, 1]), Buffer.alloc(0)]
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 400 }),
      fc.nat(60),
      (kind, start, noise, cut) => {
        const bytes = Buffer.concat([start.subarray(0, start.byteLength - cut), noise])
        const size = pictureSize(bytes, kind)
        return size === undefined || (size.width > 0 && size.height > 0)
      },
    ),
    { numRuns: 2000 },
  )
})
