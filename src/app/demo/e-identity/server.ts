import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { interactionPages } from './interaction.ts'
import { createProvider, type EidClient } from './provider.ts'

/** A server that runs beside the demo. */
export type SideServer = { url: string; stop(): Promise<void> }

/**
 * Starts the demo's e-identity at `http://localhost:<port>` (0: any free port), for tests and `npm start`.
 * The clients may depend on the address, so they are asked for when it is known.
 */
export async function startEIdentity(options: {
  port: number
  host?: string
  clients: (issuer: string) => readonly EidClient[]
}): Promise<SideServer> {
  const server = createServer()
  const port = await listen(server, options.port, options.host ?? '127.0.0.1')
  const url = `http://localhost:${port}`
  const provider = createProvider(url, options.clients(url))
  provider.use(interactionPages(provider))
  server.on('request', provider.callback())
  return { url, stop: () => close(server) }
}

/** Listens at the port, or at any free one when it is taken; resolves to the port. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  try {
    return await bind(server, port, host)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === 0) throw error
    return bind(server, 0, host)
  }
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

export async function close(server: Server): Promise<void> {
  await new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
