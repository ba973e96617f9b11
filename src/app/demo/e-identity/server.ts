import { startDemoServer, type DemoPart, type DemoServer } from '../demo-server.ts'
import { interactionPages } from './interaction.ts'
import { createProvider, type EidClient } from './provider.ts'

// Everything the provider answers at; the rest of the demo's server belongs to other services.
const OWN = /^\/(?:\.well-known\/|auth|token|me$|jwks$|session\/|interaction\/|style\.css$)/

/** The demo's e-identity as a part of the server beside the demo, at whose address it stands. */
export function eIdentityPart(issuer: string, clients: readonly EidClient[]): DemoPart {
  const provider = createProvider(issuer, clients)
  provider.use(interactionPages(provider))
  const answer = provider.callback()
  return (request, response, path) => {
    if (!OWN.test(path)) return false
    void answer(request, response)
    return true
  }
}

/** A provider alone, at any free port: for tests. */
export function startEIdentity(clients: readonly EidClient[]): Promise<DemoServer> {
  return startDemoServer({ host: '127.0.0.1', port: 0 }, (url) => [eIdentityPart(url, clients)])
}
