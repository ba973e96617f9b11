// The clients, in a process of their own: each keeps one connection, sends the next prepared request as soon as the
// answer before it is complete, and looks at nothing but status and length. Little more than the system calls.
import { connect, type Socket } from 'node:net'
import type { Round } from './figures.ts'

export type ClientOrder = {
  host: string
  port: number
  clients: number
  count: number
  /** Taken in turn. */
  requests: Uint8Array[]
  /** Where to write the number of the operation into each request, so that no two bodies are equal. */
  stampAt?: number
}
export type ClientReport = Round & { bytes: number; firstFailure?: string }

type Answer = { status: number; end: number }

/** Status and end of the first answer in `data`, or undefined while it is not complete. */
function readAnswer(data: Buffer): Answer | undefined {
  const head = data.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const text = data.toString('latin1', 0, head + 2)
  const status = Number(text.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(text)?.[1]
  if (length !== undefined)
    return data.length >= head + 4 + Number(length) ? { status, end: head + 4 + Number(length) } : undefined
  const chunksEnd = data.indexOf('\r\n0\r\n\r\n', head + 2)
  return chunksEnd < 0 ? undefined : { status, end: chunksEnd + 7 }
}

async function drive(order: ClientOrder): Promise<ClientReport> {
  const times = new Float64Array(order.count)
  const report = { failed: 0, bytes: 0, next: 0, firstFailure: undefined as string | undefined }
  const take = (number: number): Buffer => {
    const request = Buffer.from(order.requests[number % order.requests.length] as Uint8Array)
    if (order.stampAt !== undefined) request.writeUInt32BE((Math.random() * 2 ** 32) >>> 0, order.stampAt)
    return request
  }
  const one = (socket: Socket) =>
    new Promise<void>((resolve, reject) => {
      let parts: Buffer[] = []
      let number = -1
      let sentAt = 0
      const send = () => {
        if (report.next >= order.count) {
          socket.end()
          resolve()
          return
        }
        number = report.next++
        const request = take(number)
        sentAt = performance.now()
        socket.write(request)
      }
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('The server closed a connection.')))
      socket.on('data', (part: Buffer) => {
        parts.push(part)
        const data = parts.length === 1 ? part : Buffer.concat(parts)
        const answer = readAnswer(data)
        if (!answer) return void (parts = [data])
        times[number] = performance.now() - sentAt
        report.bytes += answer.end
        if (answer.status >= 300) {
          report.failed += 1
          report.firstFailure ??= data.toString('utf8', 0, 2000)
        }
        parts = []
        send()
      })
      send()
    })
  const sockets = await Promise.all(
    Array.from({ length: order.clients }, () => {
      const socket = connect({ host: order.host, port: order.port, noDelay: true })
      return new Promise<Socket>((resolve, reject) => {
        socket.once('connect', () => resolve(socket))
        socket.once('error', reject)
      })
    }),
  )
  const began = performance.now()
  await Promise.all(sockets.map(one))
  const { failed, bytes, firstFailure } = report
  return { seconds: (performance.now() - began) / 1000, times, failed, bytes, ...(firstFailure && { firstFailure }) }
}

process.on('message', (order: ClientOrder) => {
  drive(order).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
