import type { IncomingMessage } from 'node:http'
import type { Context, Next } from 'koa'
import type Provider from 'oidc-provider'
import { loginPage, messagePage, styleSheet } from './pages.ts'
import { acrOf, EID_PASSCODE, findPerson } from './persons.ts'
import { eidWords } from './words.ts'

const MAX_FORM_BYTES = 10_000

/** The provider's own pages: who one is, and nothing else. */
export function interactionPages(provider: Provider) {
  return async (ctx: Context, next: Next): Promise<void> => {
    ctx.set({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    if (ctx.path === '/style.css') {
      ctx.type = 'css'
      ctx.body = styleSheet
      return
    }
    if (!/^\/interaction\/[\w-]+$/.test(ctx.path)) return next()
    try {
      await answer(provider, ctx)
    } catch {
      // Expired, or of another browser.
      const words = eidWords(undefined)
      ctx.status = 400
      ctx.type = 'html'
      ctx.body = messagePage(words, words.errorTitle, words.expired)
    }
  }
}

async function answer(provider: Provider, ctx: Context): Promise<void> {
  const interaction = await provider.interactionDetails(ctx.req, ctx.res)
  const { params } = interaction
  const words = eidWords(String(params['ui_locales'] ?? ''))
  const level2 = String(params['acr_values'] ?? '').includes(acrOf(2))
  ctx.set('cache-control', 'no-store')
  ctx.type = 'html'
  if (ctx.method !== 'POST') {
    ctx.body = loginPage(words, { level2 })
    return
  }
  const form = new URLSearchParams(await readBody(ctx.req))
  if (form.get('do') === 'cancel') return finish(provider, ctx, { error: 'access_denied' })
  const person = findPerson(form.get('person') ?? '')
  if (person && form.get('passcode')?.trim() === EID_PASSCODE) {
    await leaveOther(provider, interaction, person.sub)
    return finish(provider, ctx, {
      login: { accountId: person.sub, acr: acrOf(person.level), amr: ['pin'], remember: true },
    })
  }
  ctx.status = 422
  ctx.body = loginPage(words, { level2, chosen: person?.sub, fault: person ? 'wrong' : 'choose' })
}

// Without it the library asks the browser, by a script of its own, to sign out whoever was here before.
async function leaveOther(provider: Provider, interaction: Interaction, sub: string): Promise<void> {
  const { session } = interaction
  if (!session || session.accountId === sub) return
  const kept = await provider.Session.findByUid(session.uid)
  if (kept) {
    kept.accountId = undefined
    kept.authorizations = {}
    await kept.persist()
  }
  interaction.session = undefined
  await interaction.persist()
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>
type Result = Parameters<Provider['interactionFinished']>[2]

async function finish(provider: Provider, ctx: Context, result: Result): Promise<void> {
  const options = { mergeWithLastSubmission: false }
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result, options))
  ctx.status = 303
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.byteLength
    if (size > MAX_FORM_BYTES) throw new Error('The form is too long.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
