import { fromBase32, totpCode, totpStep } from '#kernel/crypto/totp.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import type { DemoPart } from '../demo-server.ts'
import { DEMO_ZNS, type ZnsStandIn } from './zns-stand-in.ts'

type AppAccount = { login: string; name: string; totp: string }

const words = {
  vi: {
    title: 'Điện thoại của bản dùng thử',
    lead: 'Tin nhắn mà bản thử "gửi đi" và mã của ứng dụng xác thực. Mọi người ở đây đều là nhân vật hư cấu.',
    texts: 'Tin nhắn đã nhận',
    none: 'Chưa có tin nhắn nào.',
    code: 'Mã đăng nhập của ông/bà là {otp}. Không đưa mã này cho bất kỳ ai.',
    notice: '{event}, lúc {time}.',
    apps: 'Ứng dụng xác thực',
    again: 'Tải lại',
    change: 'Mã đổi mỗi 30 giây và chỉ dùng được một lần.',
  },
  en: {
    title: 'The phone of the demo',
    lead: 'Messages that the demo "sent", and the codes of its authenticator apps. Everybody here is invented.',
    texts: 'Messages received',
    none: 'No messages yet.',
    code: 'Your sign-in code is {otp}. Give it to nobody.',
    notice: '{event}, at {time}.',
    apps: 'Authenticator apps',
    again: 'Reload',
    change: 'A code changes every 30 seconds and works once.',
  },
  pl: {
    title: 'Telefon wersji demonstracyjnej',
    lead: 'Wiadomości, które demo „wysłało”, i kody aplikacji uwierzytelniających. Wszystkie osoby są zmyślone.',
    texts: 'Odebrane wiadomości',
    none: 'Nie ma jeszcze wiadomości.',
    code: 'Twój kod logowania to {otp}. Nie podawaj go nikomu.',
    notice: '{event}, {time}.',
    apps: 'Aplikacje uwierzytelniające',
    again: 'Odśwież',
    change: 'Kod zmienia się co 30 sekund i działa raz.',
  },
} as const
type Words = (typeof words)['vi' | 'en' | 'pl']

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)

const style = `:root{color-scheme:light;font-family:system-ui,sans-serif;line-height:1.5;color:#1c1917;background:#f4f6f4}
body{margin:0 auto;max-width:34rem;padding:1rem}article{background:#fff;border-radius:.75rem;padding:.75rem 1rem;margin:.5rem 0}
small{color:#57534e}strong{font-size:1.25rem;letter-spacing:.05em}a{display:inline-block;min-height:44px;line-height:44px}`

/** What people's phones would show: a page of the demo at /phone, in the three languages (`?lang=`). */
export function phonePage(zns: ZnsStandIn, apps: readonly AppAccount[], now: () => Date): DemoPart {
  return (request, response, path) => {
    if (path !== '/phone') return false
    const lang = new URL(request.url ?? '', 'http://demo').searchParams.get('lang') ?? 'vi'
    const chosen = Object.hasOwn(words, lang) ? (lang as keyof typeof words) : 'vi'
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(draw(words[chosen], chosen, zns, apps, now()))
    return true
  }
}

function draw(word: Words, lang: string, zns: ZnsStandIn, apps: readonly AppAccount[], now: Date): string {
  const texts = zns
    .received()
    .map(
      ({ at, phone, template, data }) =>
        `<article><small>+${escape(phone)} · ${formatMoment(at)}</small><br>${sentence(word, template, data)}</article>`,
    )
  const codes = apps.map(
    ({ login, name, totp }) =>
      `<article><small>${escape(name)} (${escape(login)})</small><br><strong>${totpCode(fromBase32(totp), totpStep(now))}</strong></article>`,
  )
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${word.title}</title><style>${style}</style><link rel="icon" href="data:,"></head>
<body><main><h1>${word.title}</h1><p>${word.lead}</p><p><a href="/phone?lang=${lang}">${word.again}</a></p>
<h2>${word.texts}</h2>${texts.join('') || `<p>${word.none}</p>`}<h2>${word.apps}</h2><p>${word.change}</p>${codes.join('')}</main></body></html>`
}

/** As the approved template would read on the phone. */
function sentence(word: Words, template: string, data: Record<string, string>): string {
  const text = template === DEMO_ZNS.templates.code ? word.code : word.notice
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => `<strong>${escape(data[name] ?? '')}</strong>`)
}
