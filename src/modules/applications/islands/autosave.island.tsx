import { useEffect, useRef, useState } from 'preact/hooks'

export type AutosaveProps = {
  words: Record<'ready' | 'saving' | 'saved' | 'offline' | 'held' | 'failed', string>
  plain: string
}

type State = keyof AutosaveProps['words']

const RETRY = 5000

/**
 * Saves the form at every change and says so. When the line is gone, what was typed stays in the page, and nothing of it
 * on the device, which others may use; it is sent when the line is back. Without script the words of `plain` stand here.
 */
export function Autosave({ words, plain }: AutosaveProps) {
  const [state, setState] = useState<State | undefined>()
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    setState('ready')
    return form ? watch(form, setState) : undefined
  }, [])
  return (
    <p class="mc-hint" role="status" ref={place}>
      {state === undefined ? plain : words[state]}
    </p>
  )
}

function watch(form: HTMLFormElement, say: (state: State) => void): () => void {
  let changes = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = async () => {
    clearTimeout(timer)
    const seen = changes
    say('saving')
    try {
      const response = await fetch(location.pathname, { method: 'POST', body: textsOf(form) })
      if (!response.ok) return say('failed')
      const { changed } = (await response.json()) as { changed: boolean }
      if (seen !== changes) return // typed on; the next saving is under way
      say('saved')
      // Other questions are asked now: the server draws them.
      if (changed) location.assign(location.pathname + location.search)
    } catch {
      say('offline')
      timer = setTimeout(() => void save(), RETRY)
    }
  }
  const onChange = (event: Event) => {
    const field = event.target
    if (field instanceof HTMLInputElement && field.type === 'file') return
    if (field instanceof HTMLSelectElement && field.name.endsWith('.unit.province')) {
      const name = field.name.replace(/\.province$/, '')
      form.querySelector<HTMLButtonElement>(`button[name="choose"][value="${CSS.escape(name)}"]`)?.click()
      return
    }
    changes += 1
    clearTimeout(timer)
    timer = setTimeout(() => void save(), 300)
  }
  const onSubmit = (event: Event) => {
    if (navigator.onLine) return
    // Sending now would leave an error page where the form was.
    event.preventDefault()
    event.stopImmediatePropagation()
    say('held')
  }
  const onOnline = () => void save()
  form.addEventListener('change', onChange)
  form.addEventListener('submit', onSubmit)
  addEventListener('online', onOnline)
  return () => {
    form.removeEventListener('change', onChange)
    form.removeEventListener('submit', onSubmit)
    removeEventListener('online', onOnline)
  }
}

function textsOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('action', 'autosave')
  return body
}
