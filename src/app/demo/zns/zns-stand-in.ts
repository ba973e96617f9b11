import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DemoPart } from '../demo-server.ts'

/** A message as it arrived; `phone` as Zalo writes it, `84…`. */
export type ReceivedText = { at: Date; phone: string; template: string; data: Record<string, string>; tracking: string }

export type ZnsStandIn = {
  part: DemoPart
  /** The latest first. */
  received(): readonly ReceivedText[]
}

export const ZNS_PATH = '/zns/message/template'
export const DEMO_ZNS = { token: 'demo-token', templates: { code: '100001', notice: '100002' } } as const

/** Numbers that answer as Zalo does when something is wrong; for tests and for whoever wants to see it in the demo. */
export const TROUBLE = {
  '84900000118': { error: -118, message: 'Zalo account does not exist' },
  '84900000115': { error: -115, message: 'Out of quota' },
  '84900000408': 'never',
  '84900000500': 'broken',
} as const

const KEPT = 50

/** Speaks Zalo's protocol for messages by template, and keeps what came instead of sending it. */
export function createZnsStandIn(now: () => Date): ZnsStandIn {
  const texts: ReceivedText[] = []
  return {
    received: () => texts,
    part(request, response, path) {
      if (path !== ZNS_PATH) return false
      void answer(request, response, (text) => {
        texts.unshift({ at: now(), ...text })
        texts.length = Math.min(texts.length, KEPT)
      })
      return true
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  keep: (text: Omit<ReceivedText, 'at'>) => void,
): Promise<void> {
  const say = (error: number, message: string, data: object = {}) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ error, message, data }))
  const body = await readJson(request)
  if (request.headers['access_token'] !== DEMO_ZNS.token) return void say(-124, 'Access token is invalid')
  const { phone, template_id: template, template_data: data, tracking_id: tracking } = body ?? {}
  if (typeof phone !== 'string' || !/^84\d{9,10}$/.test(phone)) return void say(-108, 'Phone number is invalid')
  if (!Object.values<unknown>(DEMO_ZNS.templates).includes(template)) return void say(-109, 'Template ID is invalid')
  if (!isTexts(data) || typeof tracking !== 'string') return void say(-112, 'Template data is invalid')
  const trouble = Object.hasOwn(TROUBLE, phone) ? TROUBLE[phone as keyof typeof TROUBLE] : undefined
  if (trouble === 'never') return
  if (trouble === 'broken') return void response.writeHead(500).end('<html>')
  if (trouble) return void say(trouble.error, trouble.message)
  keep({ phone, template: String(template), data, tracking })
  say(0, 'Success', { msg_id: tracking, sending_mode: '1' })
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  try {
    return JSON.parse(Buffer.concat(pieces).toString()) as Record<string, unknown>
  } catch {
    return undefined
  }
}
