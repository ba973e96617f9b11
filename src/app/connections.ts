import type { ServerOptions } from 'node:http'

/**
 * How long and how much a slow or hostile caller may hold: 20 s for the headers, ten minutes for a whole request (a form
 * with a scan of 10 MB over a village's 3G; larger ones go in pieces), 16 KB and 100 lines of headers. Node's parser is
 * strict by itself: a request with two lengths is refused (RFC 9112 section 6.3).
 */
export const connectionLimits: ServerOptions = {
  headersTimeout: 20_000,
  requestTimeout: 600_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
  insecureHTTPParser: false,
}
export const MAX_HEADERS = 100
