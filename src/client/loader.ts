/**
 * The only script on a page until an island wakes. It wakes islands when they come into view, when the browser is idle
 * or at once; and wires small things that need no component: copy buttons, dialog links, all boxes of a group, double submits.
 */
import type { ComponentType } from 'preact'

type Exports = Record<string, unknown>

const chunks = import.meta.glob<Exports>('../modules/*/islands/*.island.tsx')

/** `dossiers/file-drop` is exported as `FileDrop` by src/modules/dossiers/islands/file-drop.island.tsx. */
async function wake(element: HTMLElement): Promise<void> {
  const [module = '', file = ''] = (element.dataset['island'] ?? '').split('/')
  const load = chunks[`../modules/${module}/islands/${file}.island.tsx`]
  if (!load) return
  const [{ h, hydrate }, exported] = await Promise.all([import('preact'), load()])
  const name = file.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const component = exported[name]
  if (typeof component !== 'function') return
  const props: object = JSON.parse(element.dataset['props'] ?? '{}')
  hydrate(h(component as ComponentType<object>, props), element)
  element.dataset['ready'] = ''
}

function schedule(element: HTMLElement): void {
  // A chunk that the network loses is not fatal: the page works as the server rendered it.
  const go = () => void wake(element).catch(() => undefined)
  const when = element.dataset['when']
  if (when === 'load') return go()
  if (when === 'idle') {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(go, { timeout: 2000 })
    else setTimeout(go, 300)
    return
  }
  const target = element.firstElementChild
  if (!target) return go()
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return
    observer.disconnect()
    go()
  })
  observer.observe(target)
}

for (const element of document.querySelectorAll<HTMLElement>('is-land[data-island]')) schedule(element)

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  if (navigator.clipboard) button.hidden = false
}

// On a phone the office's navigation is a strip to push: it begins at the entry where one is.
const here = document.querySelector<HTMLElement>('.mc-desk-nav [aria-current]')
here?.closest('ul')?.scrollTo({ left: here.offsetLeft - 48 })

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  const copy = target?.closest<HTMLElement>('[data-copy]')
  if (copy) {
    void navigator.clipboard.writeText(copy.dataset['copy'] ?? '').then(() => {
      copy.textContent = copy.dataset['copied'] ?? ''
    })
  }
  const tick = target?.closest<HTMLElement>('[data-tick]')
  const boxes = tick?.closest('fieldset')?.querySelectorAll<HTMLInputElement>('[type=checkbox]') ?? []
  for (const box of boxes) box.checked = tick?.dataset['tick'] === 'all'
  const reveal = target?.closest<HTMLElement>('[data-reveal]')
  if (reveal) showOrHide(reveal)
  const opener = target?.closest<HTMLElement>('a[data-dialog]')
  const dialog = opener && document.getElementById(opener.dataset['dialog'] ?? '')
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault()
    dialog.showModal()
  }
})

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-reveal], button[data-tick]'))
  button.hidden = false

/** A password as text, for who types it on a small phone, and back. */
function showOrHide(button: HTMLElement): void {
  const field = document.getElementById(button.dataset['reveal'] ?? '')
  if (!(field instanceof HTMLInputElement)) return
  const isHidden = field.type === 'password'
  field.type = isHidden ? 'text' : 'password'
  button.setAttribute('aria-pressed', String(isHidden))
  const words = button.textContent
  button.textContent = button.dataset['other'] ?? ''
  button.dataset['other'] = words
}

// A second tap on a slow line must not send a form twice. The button keeps working when the page comes back.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset['sent'] !== undefined) event.preventDefault()
  form.dataset['sent'] = ''
  setTimeout(() => delete form.dataset['sent'], 8000)
})
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset['sent']
})

// Where a browser does not know Clear-Site-Data: what somebody left on a device of others goes by hand.
if (document.querySelector('[data-wipe]')) {
  sessionStorage.clear()
  localStorage.clear()
  void globalThis.caches?.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
  globalThis.indexedDB?.deleteDatabase('motcua-branch')
  void navigator.serviceWorker?.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister())))
}

// A branch head's device: what waits there to be sent is in sight on every page. Others load nothing of it.
if (document.querySelector('[data-outbox]')) void import('./branch.ts').then(({ wakeBranch }) => wakeBranch())
else
  void navigator.serviceWorker?.getRegistration('/desk/branch').then(async (found) => {
    if (found?.scope.endsWith('/desk/branch')) (await import('./branch.ts')).wakeBranch()
  })
