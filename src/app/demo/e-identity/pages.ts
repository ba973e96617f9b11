import { EID_PASSCODE, eidPersons, type EidPerson } from './persons.ts'
import type { EidWords } from './words.ts'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)

export const styleSheet = `
:root { color-scheme: light; font-family: system-ui, sans-serif; line-height: 1.5; color: #1c1917; background: #fdf6f3 }
body { margin: 0 }
header { background: #8a1f2b; color: #fff; padding: .75rem 1rem; font-weight: 600 }
main { max-width: 34rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
.note { background: #fff; border-inline-start: 4px solid #8a1f2b; padding: .5rem .75rem }
.error { background: #fdecec; border: 2px solid #b3261e; border-radius: .5rem; padding: .5rem .75rem }
fieldset { border: 0; padding: 0; margin: 1rem 0 }
legend, .label { font-weight: 600; padding: 0; margin-bottom: .5rem }
.person { display: flex; gap: .75rem; align-items: center; min-height: 44px; padding: .5rem .75rem; margin: .5rem 0; background: #fff; border: 1px solid #8c8580; border-radius: .5rem }
.person input { width: 1.25rem; height: 1.25rem; flex: none }
.person small { display: block; color: #57534e }
.code { display: block; font: inherit; min-height: 44px; padding: 0 .75rem; border: 1px solid #57534e; border-radius: .5rem; width: 10rem }
button { font: inherit; font-weight: 600; min-height: 48px; padding: 0 1.25rem; border-radius: .5rem; border: 2px solid #8a1f2b; background: #8a1f2b; color: #fff; margin: .5rem .5rem .5rem 0 }
button.plain { background: #fff; color: #8a1f2b }
:focus-visible { outline: 3px solid #1c1917; outline-offset: 2px }
`

/** A whole page; `body` is HTML made here and nowhere else. */
function html(words: EidWords, title: string, body: string): string {
  return `<!doctype html>
<html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escape(title)}</title><link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,"></head>
<body><header>${escape(words.brand)}</header><main><h1>${escape(title)}</h1>${body}</main></body></html>`
}

export type LoginState = { level2: boolean; chosen?: string | undefined; fault?: 'wrong' | 'choose' | undefined }

/** Whoever one is and the passcode: one form, no script. */
export function loginPage(words: EidWords, { level2, chosen, fault }: LoginState): string {
  const error = fault === undefined ? '' : `<p class="error" role="alert">${escape(words[fault])}</p>`
  return html(
    words,
    words.title,
    `<p class="note">${escape(words.demo)}</p>${error}
<p>${escape(words.asks)}${level2 ? ` ${escape(words.asksLevel)}` : ''}</p>
<form method="post"><fieldset><legend>${escape(words.who)}</legend>${eidPersons
      .map((person) => personChoice(words, person, person.sub === chosen))
      .join('')}</fieldset>
<label class="label" for="passcode">${escape(words.passcode)}</label>
<p id="hint">${escape(words.passcodeHint)} <strong>${EID_PASSCODE}</strong></p>
<input class="code" id="passcode" name="passcode" type="text" inputmode="numeric" autocomplete="off" maxlength="20" aria-describedby="hint">
<p><button name="do" value="login">${escape(words.submit)}</button><button class="plain" name="do" value="cancel">${escape(
      words.cancel,
    )}</button></p></form>`,
  )
}

function personChoice(words: EidWords, person: EidPerson, isChosen: boolean): string {
  const born = person.birthDate.split('-').toReversed().join('/')
  return `<label class="person"><input type="radio" name="person" value="${person.sub}"${isChosen ? ' checked' : ''}>
<span>${escape(person.name)}<small>${words.born} ${born} · ${words.level} ${person.level}</small></span></label>`
}

/** `form` is the provider's own form, without its button. */
export function logoutPage(words: EidWords, form: string): string {
  const button = `<button name="logout" value="yes">${escape(words.outSubmit)}</button></form>`
  return html(words, words.outTitle, `<p>${escape(words.outText)}</p>${form.replace('</form>', button)}`)
}

export const messagePage = (words: EidWords, title: string, text: string): string =>
  html(words, title, `<p>${escape(text)}</p>`)
