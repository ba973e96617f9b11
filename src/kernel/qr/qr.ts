import QRCode from 'qrcode'

/** Quiet zone in modules that a reader needs around a QR code (ISO/IEC 18004). */
const QUIET = 4

/**
 * A QR code as SVG, black on white with its quiet zone, error correction M (15 % may be dirty). `alt` names it for those
 * who do not see it. Throws an Error when the text does not fit (2,331 bytes).
 */
export function qrSvg(text: string, alt: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + QUIET * 2
  let path = ''
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue
      const start = x
      while (x + 1 < modules.size && modules.get(y, x + 1)) x += 1
      path += `M${start + QUIET} ${y + QUIET}h${x - start + 1}v1h-${x - start + 1}z`
    }
  }
  return svg(side, side, alt, `<path d="${path}" fill="#000"/>`)
}

/**
 * A Code 39 barcode as SVG, black on white, as the receipt slip prints the dossier code. Throws RangeError for characters
 * that Code 39 lacks: it has digits, capitals, space and `-.$/+%`.
 */
export async function code39Svg(text: string, alt: string): Promise<string> {
  if (!/^[0-9A-Z \-.$/+%]{1,60}$/.test(text)) throw new RangeError(`"${text}" cannot be written in Code 39`)
  // Loaded at the first slip: the library takes 100 ms, which the start of the server need not wait for.
  const { code39, drawingSVG } = await import('bwip-js/node')
  const drawn = code39({ bcid: 'code39', text, scale: 1, height: 10, paddingwidth: 10, paddingheight: 1 }, drawingSVG())
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn) ?? []
  return svg(Number(width), Number(height), alt, drawn.replaceAll(/<\/?svg[^>]*>/g, ''))
}

function svg(width: number, height: number, alt: string, content: string): string {
  const label = alt.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${width}" height="${height}" fill="#fff"/>${content}</svg>`
}
