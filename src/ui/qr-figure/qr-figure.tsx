export type QrFigureProps = {
  /** Address of the QR picture, or `svg` with the drawing itself (made by our own QR module, never user text). */
  src?: string
  svg?: string
  /** What the QR opens. */
  alt: string
  /** The short code beside it, for those who type. */
  code?: string
  caption?: string
}

/** A QR on white in both colour schemes, with the code to type below. */
export function QrFigure({ src, svg, alt, code, caption }: QrFigureProps) {
  return (
    <figure class="mc-qr">
      {svg ? (
        <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: svg }} />
      ) : (
        <img src={src} alt={alt} width="168" height="168" />
      )}
      {(code ?? caption) && (
        <figcaption>
          {code && <strong class="mc-mono">{code}</strong>}
          {caption && <span>{caption}</span>}
        </figcaption>
      )}
    </figure>
  )
}
