const LONGEST = 2000
const QUALITY = 0.8
/** Smaller than this it is not worth a phone's time. */
const SMALL = 300 * 1024

/**
 * A photo as a JPEG of at most 2000 pixels, upright, without the place where it was taken. What the browser cannot draw
 * (HEIC on most) and what would not get smaller is sent as it is.
 */
export async function shrinkPhoto(file: File): Promise<{ blob: Blob; name: string }> {
  const asIs = { blob: file, name: file.name }
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < SMALL) return asIs
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const brush = canvas.getContext('2d')
    if (!brush) return asIs
    brush.fillStyle = '#fff' // a transparent PNG would turn black
    brush.fillRect(0, 0, canvas.width, canvas.height)
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    if (!blob || blob.size >= file.size) return asIs
    return { blob, name: `${file.name.replace(/\.\w+$/, '')}.jpg` }
  } catch {
    return asIs
  }
}
