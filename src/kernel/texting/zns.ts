import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { createOutgoing, OutgoingError, type SafeFetch } from '#kernel/outgoing/fetch.ts'
import { TextError, type TextMessage, type TextTemplate, type Texting } from './texting.ts'

export type ZnsSettings = {
  /** `https://business.openapi.zalo.me/message/template`, or a stand-in that speaks the same */
  url: string
  /** The stand-in of the demo lives on this machine, by plain http. */
  local?: boolean
  /** The access token of the official account: it lives about a day, so it is asked for at each message. */
  token(): Promise<string>
  /** Identifiers of our templates at Zalo; a kind of message without one is not offered. */
  templates: Readonly<Partial<Record<TextTemplate, string | undefined>>>
  timeoutMs?: number
}

/** Zalo's own address for messages by template (Zalo Notification Service, ZNS). */
export const ZNS_URL = 'https://business.openapi.zalo.me/message/template'

type Given = { url?: string | undefined; tokenFile?: string | undefined; templates: ZnsSettings['templates'] }

/**
 * The settings from what the operator gave; undefined without a token file. The file holds the access token and nothing
 * else: whoever renews it (its refresh token works once, so that is done in one place) writes it anew.
 */
export function znsSettings({ url = ZNS_URL, tokenFile, templates }: Given): ZnsSettings | undefined {
  if (tokenFile === undefined) return undefined
  return { url, templates, token: async () => (await readFile(tokenFile, 'utf8')).trim() }
}

const Answer = z.object({ error: z.number(), message: z.string().optional() })

// Refusals that concern this phone alone: number wrong, no Zalo account, inactive, its owner refuses such messages.
const UNREACHABLE = new Set([-108, -114, -118, -119, -139, -217])

/**
 * Sends by Zalo's ZNS: one POST a message, header `access_token`, and an answer of status 200 whose `error` is 0 or says
 * why not. The codes are Zalo's; what they mean for us is decided here and only here.
 */
export function createZns(settings: ZnsSettings, call: SafeFetch = outgoing(settings)): Texting {
  return {
    can: (template) => settings.templates[template] !== undefined,
    async send(message) {
      const answer = await post(settings, call, message)
      if (answer.error === 0) return
      const failure = UNREACHABLE.has(answer.error) ? 'unreachable' : 'failed'
      throw new TextError(failure, `ZNS answered ${answer.error} (${answer.message ?? 'no words'})`)
    },
  }
}

const outgoing = ({ url, local = false, timeoutMs = 5000 }: ZnsSettings) =>
  createOutgoing({ hosts: [{ host: new URL(url).host, local }], timeoutMs, maxBytes: 64 * 1024 })

async function post(settings: ZnsSettings, call: SafeFetch, message: TextMessage): Promise<z.output<typeof Answer>> {
  const body = JSON.stringify({
    phone: message.phone.replace('+', ''),
    template_id: settings.templates[message.template],
    template_data: message.data,
    tracking_id: message.trackingId,
  })
  try {
    const headers = { 'content-type': 'application/json', access_token: await settings.token() }
    const answer = await call(settings.url, { method: 'POST', headers, body })
    if (!answer.ok) throw new TextError('failed', `ZNS answered with status ${answer.status}`)
    return Answer.parse(await answer.json())
  } catch (error) {
    if (error instanceof TextError) throw error
    const why = error instanceof OutgoingError ? error.failure : 'an answer that is none'
    throw new TextError('failed', `ZNS could not be reached: ${why}`, { cause: error })
  }
}
