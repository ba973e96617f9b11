import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** What the fake does with a file; `normal` finds the word EICAR in it. */
export type ClamdMood = 'normal' | 'silent' | 'hangs_up' | 'error' | 'size_limit' | 'babble'

export type FakeClamd = {
  /** As the CLAMD setting takes it. */
  address: string
  /** How many files it was sent, and the sizes as it counted them. */
  sizes: number[]
  be(mood: ClamdMood): void
  close(): Promise<void>
}

/** Speaks enough of clamd's protocol over TCP, or over the Unix socket `path`, to be taken for one. */
export async function fakeClamd(path?: string): Promise<FakeClamd> {
  let mood: ClamdMood = 'normal'
  const sizes: number[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    let heard = Buffer.alloc(0)
    let done = false
    const say = (text: string) => {
      done = true
      socket.end(`${text}\0`)
    }
    socket.on('data', (piece) => {
      heard = Buffer.concat([heard, piece])
      if (done) return
      if (mood === 'hangs_up') return void socket.destroy()
      if (mood === 'silent') return
      if (heard.toString('latin1') === 'zPING\0') return say('PONG')
      if (!heard.toString('latin1', 0, 10).startsWith('zINSTREAM\0')) return
      if (mood === 'babble') return void socket.write('x'.repeat(5000))
      if (mood === 'error') return say("stream: Can't allocate memory ERROR")
      if (mood === 'size_limit' && heard.byteLength > 1000) return say('INSTREAM size limit exceeded. ERROR')
      const file = readStream(heard.subarray(10))
      if (!file) return
      sizes.push(file.byteLength)
      say(file.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')
    })
  })
  await new Promise<void>((ready) =>
    path === undefined ? server.listen(0, '127.0.0.1', ready) : server.listen(path, ready),
  )
  const address = path === undefined ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` : `unix:${path}`
  return {
    address,
    sizes,
    be: (next) => void (mood = next),
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy()
        server.close(() => closed())
      }),
  }
}

/** The file of an INSTREAM once its end (a length of 0) is there. */
function readStream(bytes: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  for (let at = 0; at + 4 <= bytes.byteLength;) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > bytes.byteLength) return undefined
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
