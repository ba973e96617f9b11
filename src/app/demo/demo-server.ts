import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One of the outside services that the demo stands in for. It answers what is its own and says whether it did. */
export type DemoPart = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

export type DemoServer = { url: string; stop(): Promise<void> }

/**
 * The services that a real office has outside (messages to phones, e-identity), as one small server beside the product.
 * Only the demo and the tests start it. The first part that takes a request answers it. When the port is taken, any free one.
 */
export async function startDemoServer(
  place: { host: string; port: number },
  parts: (url: string) => readonly DemoPart[] | Promise<readonly DemoPart[]>,
): Promise<DemoServer> {
  let ready: readonly DemoPart[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://demo')
    if (!ready.some((part) => part(request, response, pathname))) response.writeHead(404).end('Not here.')
  })
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, place.host, () => {
        server.off('error', reject)
        resolve((server.address() as AddressInfo).port)
      })
    })
  const port = await listen(place.port).catch(() => listen(0))
  const url = `http://localhost:${port}`
  ready = await parts(url)
  return {
    url,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
