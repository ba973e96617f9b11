/**
 * Width and height of a picture by its header alone: nothing is decoded, so a bomb costs nothing. Every walk is bounded
 * by the bytes and always moves on. Looked at: image-size (reads twenty formats where we take four; endless loops in
 * some of them were reported), probe-image-size (made for streams and HTTP).
 */
export type PictureSize = { width: number; height: number }
type Kind = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic'

/** The size as the header says it; undefined when it says none, which no picture of a camera does. */
export function pictureSize(bytes: Uint8Array, kind: Kind): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = readers[kind](view)
    return size && size.width > 0 && size.height > 0 ? size : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined // cut off within its header
    throw error
  }
}

const readers: Record<Kind, (view: DataView) => PictureSize | undefined> = {
  'image/jpeg': jpegSize,
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/webp': webpSize,
  'image/heic': heicSize,
}

/** Start-of-frame segments (ITU T.81 B.1.1.3); C4, C8 and CC are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === 0xff) at += 1
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return undefined
}

const word = (view: DataView, at: number) =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

/** The first chunk of the container: lossy, lossless or extended (developers.google.com/speed/webp/docs/riff_container). */
function webpSize(view: DataView): PictureSize | undefined {
  switch (word(view, 12)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X': {
      const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1
      return { width: three(24), height: three(27) }
    }
    default:
      return undefined
  }
}

/** Boxes that hold the sizes of a HEIF picture and of its tiles (ISO/IEC 23008-12); `meta` has four bytes of version. */
const containers: Record<string, number> = { meta: 4, iprp: 0, ipco: 0 }
const MAX_BOXES = 5000

/** The largest size that any `ispe` box names: that of the whole picture, whatever its tiles and thumbnails. */
function heicSize(view: DataView): PictureSize | undefined {
  let largest: PictureSize | undefined
  let left = MAX_BOXES
  const walk = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to && left > 0;) {
      left -= 1
      const length = boxLength(view, at, to)
      const name = word(view, at + 4)
      if (name === 'ispe') {
        const size = { width: view.getUint32(at + 12), height: view.getUint32(at + 16) }
        if (!largest || size.width * size.height > largest.width * largest.height) largest = size
      }
      const inner = Object.hasOwn(containers, name) ? containers[name] : undefined
      if (inner !== undefined) walk(at + 8 + inner, Math.min(to, at + length))
      at += length
    }
  }
  walk(0, view.byteLength)
  return left > 0 ? largest : undefined
}

/** 0: to the end of the file; 1: a length of eight bytes follows; less than a head: nonsense, stepped over. */
function boxLength(view: DataView, at: number, to: number): number {
  const length = view.getUint32(at)
  if (length === 0) return to - at
  if (length === 1) return Math.max(16, Number(view.getBigUint64(at + 8)))
  return Math.max(8, length)
}
