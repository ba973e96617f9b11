import { useEffect, useRef, useState } from 'preact/hooks'

/** `field`: the field that takes what the code says; `button`: the value of the button that fills the form in. */
export type CardScanProps = { field: string; button: string; words: { take: string; none: string } }

type Detector = { detect(source: ImageBitmap): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector

const detectorClass = () => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector

/**
 * Reads the QR code of an identity card from a picture taken now, on the device: the picture goes nowhere. As rendered it
 * is nothing, for a browser that cannot do so; a scanner at the desk types into the field by itself.
 */
export function CardScan({ field, button, words }: CardScanProps) {
  const [awake, setAwake] = useState(false)
  const [missed, setMissed] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => setAwake(detectorClass() !== undefined), [])
  const read = async (file: File | undefined) => {
    const Detector = detectorClass()
    const form = frame.current?.closest('form')
    const input = form?.querySelector<HTMLInputElement>(`[name="${field}"]`)
    if (!file || !Detector || !input) return
    const found = await new Detector({ formats: ['qr_code'] }).detect(await createImageBitmap(file))
    const text = found.map(({ rawValue }) => rawValue).find((value) => value.split('|').length >= 7)
    setMissed(text === undefined)
    if (text === undefined) return
    input.value = text
    form?.querySelector<HTMLButtonElement>(`button[value="${button}"]`)?.click()
  }
  return (
    <div ref={frame} class="mc-stack mc-gap-sm">
      {awake && (
        <label class="ds-label">
          {words.take}{' '}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => void read(event.currentTarget.files?.[0]).catch(() => setMissed(true))}
          />
        </label>
      )}
      <div role="status">{missed && <p>{words.none}</p>}</div>
    </div>
  )
}
