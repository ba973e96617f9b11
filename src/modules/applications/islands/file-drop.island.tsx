import { useEffect, useRef, useState } from 'preact/hooks'
import { Refused, sendResumably } from './resumable-upload.ts'
import { shrinkPhoto } from './shrink-photo.ts'

export type FileDropProps = {
  id: string
  name: string
  component: string
  lang: string
  limitBytes: number
  /** As many files as the component takes. */
  full: boolean
  invalid: boolean
  /** Path of the icon, so that the script need not bring all of them. */
  icon: string
  words: Record<'shrinking' | 'sending' | 'done' | 'waiting' | 'failed' | 'tooLarge' | 'retry', string>
}

type State = keyof FileDropProps['words']
type Item = { name: string; state: State; share: number; message?: string; file: File }

/**
 * Sends chosen files at once: photos shrunk on the device, in pieces that survive a lost line. Without script the same
 * input goes with the form.
 */
export function FileDrop(props: FileDropProps) {
  const { words } = props
  const input = useRef<HTMLInputElement>(null)
  const [items, setItems] = useState<readonly Item[]>([])
  const change = (file: File, next: Partial<Item>) =>
    setItems((all) => all.map((item) => (item.file === file ? { ...item, ...next } : item)))
  const queue = useQueue(input, async (file) => {
    change(file, { state: 'shrinking', share: 0 })
    const result = await sendOne(props, file, (next) => change(file, next))
    change(file, result)
    return result.state === 'done'
  })
  const choose = () => {
    const files = [...(input.current?.files ?? [])]
    if (input.current) input.current.value = ''
    setItems((all) => [
      ...all,
      ...files.map((file) => ({ name: file.name, state: 'waiting' as const, share: 0, file })),
    ])
    queue(files)
  }
  return (
    <div class="mc-stack mc-gap-sm">
      <div class="mc-drop">
        <svg class="mc-icon mc-icon-lg" viewBox="0 0 24 24" aria-hidden="true">
          <path d={props.icon} />
        </svg>
        <input
          ref={input}
          type="file"
          id={props.id}
          name={props.name}
          accept="image/*,application/pdf"
          multiple
          disabled={props.full}
          aria-describedby={props.invalid ? `${props.id}-hint ${props.id}-error` : `${props.id}-hint`}
          {...(props.invalid && { 'aria-invalid': 'true' as const })}
          onChange={choose}
        />
      </div>
      {items.length > 0 && (
        <ul class="mc-files" aria-live="polite">
          {items.map((item) => (
            <li>
              <div class="mc-grow">
                <span class="mc-file-name">{item.name}</span>
                <span class="mc-hint">{item.message ?? words[item.state]}</span>
              </div>
              {item.state === 'sending' && <progress value={item.share} max={1} aria-label={item.name} />}
              {item.state === 'failed' && (
                <button
                  class="ds-button"
                  type="button"
                  data-variant="tertiary"
                  data-size="sm"
                  onClick={() => queue([item.file])}
                >
                  <span>{words.retry}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** One file after the other; the form waits for the last one. When all is sent the page shows what the server has. */
function useQueue(input: { current: HTMLInputElement | null }, send: (file: File) => Promise<boolean>) {
  const waiting = useRef<File[]>([])
  const running = useRef(false)
  const pressed = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const form = input.current?.form
    if (!form) return undefined
    for (const button of form.querySelectorAll<HTMLElement>('button[name="stay"]')) button.hidden = true
    const hold = (event: SubmitEvent) => {
      if (!running.current) return
      event.preventDefault()
      event.stopImmediatePropagation()
      pressed.current = event.submitter ?? form
    }
    form.addEventListener('submit', hold)
    return () => form.removeEventListener('submit', hold)
  }, [])
  const work = async () => {
    running.current = true
    let sent = true
    for (let file = waiting.current.shift(); file; file = waiting.current.shift()) sent = (await send(file)) && sent
    running.current = false
    if (!sent) return void (pressed.current = null)
    if (pressed.current instanceof HTMLButtonElement) return input.current?.form?.requestSubmit(pressed.current)
    location.assign(location.pathname + location.search)
  }
  return (files: readonly File[]) => {
    waiting.current.push(...files)
    if (!running.current) void work()
  }
}

async function sendOne(
  props: FileDropProps,
  file: File,
  report: (next: Partial<Item>) => void,
): Promise<Partial<Item>> {
  try {
    const { blob, name } = await shrinkPhoto(file)
    if (blob.size > props.limitBytes) return { state: 'failed', message: props.words.tooLarge }
    report({ state: 'sending' })
    const upload = await sendResumably({
      file: blob,
      name,
      lang: props.lang,
      progress: (share) => report({ state: 'sending', share }),
      waiting: () => report({ state: 'waiting' }),
    })
    await attach(props.component, upload)
    return { state: 'done', share: 1 }
  } catch (error) {
    return { state: 'failed', ...(error instanceof Refused && error.message && { message: error.message }) }
  }
}

async function attach(component: string, upload: string): Promise<void> {
  const body = new URLSearchParams({ action: 'attach', component, upload })
  const response = await fetch(location.pathname, { method: 'POST', body })
  if (response.ok) return
  const { message } = (await response.json().catch(() => ({}))) as { message?: string }
  throw new Refused(message ?? '')
}
