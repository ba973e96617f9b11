/**
 * A small client of the tus protocol 1.0.0 (creation, core), enough for one file: it sends in pieces and goes on where
 * the line broke. tus-js-client was looked at: 30 KB for what a phone on 2G loads before its first photo.
 */
const VERSION = { 'Tus-Resumable': '1.0.0' }
const PIECE = 256 * 1024
const MAX_PAUSE = 15_000

/** The server read the file and does not take it; `message` is for the person. */
export class Refused extends Error {}

export type Sending = {
  file: Blob
  name: string
  lang: string
  /** Share sent, 0 to 1. */
  progress(share: number): void
  /** The line broke; it goes on by itself. */
  waiting(): void
}

/** Resolves with the upload's id, however long the line is gone in between. */
export async function sendResumably(sending: Sending): Promise<string> {
  let url: string | undefined
  let offset = 0
  for (let failures = 0; ;) {
    try {
      url ??= await create(sending)
      const answer = await sendPiece(url, sending.file, offset)
      if (answer.id !== null) return answer.id
      offset = answer.offset
      failures = 0
      sending.progress(offset / sending.file.size)
    } catch (error) {
      if (error instanceof Refused) throw error
      failures += 1
      sending.waiting()
      await pause(failures)
      const known: number | undefined = url === undefined ? undefined : await askOffset(url)
      // The server has forgotten the upload, or took all of it and the answer was lost: from the start.
      if (known === undefined) url = undefined
      offset = known ?? 0
    }
  }
}

async function create({ file, name, lang }: Sending): Promise<string> {
  const meta = `filename ${base64(name)},lang ${base64(lang)}`
  const headers = { ...VERSION, 'Upload-Length': String(file.size), 'Upload-Metadata': meta }
  const response = await checked(await fetch('/uploads/tus', { method: 'POST', headers }))
  return response.headers.get('Location') ?? ''
}

async function sendPiece(url: string, file: Blob, offset: number): Promise<{ id: string | null; offset: number }> {
  const headers = { ...VERSION, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' }
  const response = await checked(
    await fetch(url, { method: 'PATCH', headers, body: file.slice(offset, offset + PIECE) }),
  )
  return { id: response.headers.get('X-Upload-Id'), offset: Number(response.headers.get('Upload-Offset')) }
}

async function askOffset(url: string): Promise<number | undefined> {
  const response = await fetch(url, { method: 'HEAD', headers: VERSION }).catch(() => undefined)
  if (!response) return 0 // still no line: the next piece will tell
  return response.ok ? Number(response.headers.get('Upload-Offset')) : undefined
}

/** What will not get better by trying again is refused; the rest (busy, lost, moved on) is tried again. */
async function checked(response: Response): Promise<Response> {
  if (response.ok) return response
  if ([403, 413, 415, 422].includes(response.status)) throw new Refused(await response.text())
  throw new Error(`upload answered ${response.status}`)
}

function pause(failures: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      removeEventListener('online', go)
      resolve()
    }
    addEventListener('online', go)
    setTimeout(go, Math.min(MAX_PAUSE, 500 * 2 ** failures))
  })
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
