import { useEffect, useState } from 'preact/hooks'
import { Icon } from '#ui/icon/icon.tsx'
import { Notice } from '#ui/notice/notice.tsx'

export type CompareFileProps = { to: string; sha256: string; words: Record<string, string> }

type Found = 'same' | 'different' | 'empty'

/**
 * Compares a file with the one that was issued. As rendered it is a form that posts the file; once awake the file is
 * hashed on the device and goes nowhere. Where the browser has no hash (plain http) it stays a form.
 */
export function CompareFile({ to, sha256, words }: CompareFileProps) {
  const [awake, setAwake] = useState(false)
  const [found, setFound] = useState<Found | undefined>()
  useEffect(() => setAwake(globalThis.crypto?.subtle !== undefined), [])
  const compare = async (file: File | undefined) => {
    if (!file) return setFound('empty')
    setFound((await sha256Of(file)) === sha256 ? 'same' : 'different')
  }
  const fileOf = (form: HTMLFormElement | null) => form?.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
  return (
    <form
      method="post"
      action={to}
      enctype="multipart/form-data"
      class="mc-stack mc-gap-sm"
      onSubmit={(event) => {
        if (!awake) return
        event.preventDefault()
        void compare(fileOf(event.currentTarget))
      }}
    >
      <input type="hidden" name="action" value="compare" />
      <div class="ds-field">
        <label class="ds-label" for="f-file">
          {words['label']}
        </label>
        <p data-field="description" id="f-file-hint">
          {words['hint']} {awake ? words['on_device'] : words['on_server']}
        </p>
        <div class="mc-drop">
          <Icon name="file" size="lg" />
          <input
            type="file"
            name="file"
            id="f-file"
            accept="application/pdf"
            aria-describedby="f-file-hint"
            onChange={(event) => awake && void compare(event.currentTarget.files?.[0])}
          />
        </div>
      </div>
      <div>
        <button class="ds-button" data-variant="secondary" type="submit">
          <Icon name="shield" />
          <span>{words['button']}</span>
        </button>
      </div>
      <div role="status">{found && <Notice tone={tone[found]}>{<p>{words[found]}</p>}</Notice>}</div>
    </form>
  )
}

const tone = { same: 'success', different: 'danger', empty: 'warning' } as const

async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
