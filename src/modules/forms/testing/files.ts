/** The smallest real files of their kinds. `seed` makes their bytes, and so their hashes, differ. */

// One grey pixel.
const JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k='

export function jpeg(seed = 0): Uint8Array {
  const bytes = Buffer.from(JPEG, 'base64')
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(seed === 0 ? '' : `#${seed}`)]))
}

/** A PDF of empty pages. */
export function pdf(pages = 1): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'),
  ]
  return write(objects, '')
}

/** A PDF that asks for a password nobody has. */
export function lockedPdf(): Uint8Array {
  const key = '00'.repeat(32)
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${key}> /U <${'11'.repeat(32)}> >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    encrypt,
  ]
  return write(objects, `/Encrypt 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`)
}

function write(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
