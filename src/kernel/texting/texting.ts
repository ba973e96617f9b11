/** The kinds of messages this product sends; each is a template that the carrier has approved beforehand. */
export type TextTemplate = 'code' | 'notice'

/** A message to a phone. The carrier knows the words; we give the values that stand in them. */
export type TextMessage = {
  /** `+84` and digits */
  phone: string
  template: TextTemplate
  data: Readonly<Record<string, string>>
  /** Ours, unique per message, so that a message can be found again at the carrier's. */
  trackingId: string
}

/**
 * Why a message did not go out. `unreachable`: this phone cannot receive it (no Zalo, refused by its owner), another way
 * helps. `failed`: the carrier or our contract with it, an operator must look.
 */
export type TextFailure = 'unreachable' | 'failed'

export class TextError extends Error {
  readonly failure: TextFailure
  constructor(failure: TextFailure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TextError'
    this.failure = failure
  }
}

/** Sends messages to phones. */
export type Texting = {
  /** Which messages can be sent at all; a way in that needs another is not offered. */
  can(template: TextTemplate): boolean
  /** Resolves when the carrier has taken the message. Rejects with TextError. */
  send(message: TextMessage): Promise<void>
}

/** Without a carrier: nothing is offered that needs one. */
export const noTexting: Texting = {
  can: () => false,
  send: async () => {
    throw new TextError('failed', 'no carrier of messages is configured')
  },
}
