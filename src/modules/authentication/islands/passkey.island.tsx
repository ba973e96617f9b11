import { useEffect, useRef, useState } from 'preact/hooks'

export type PasskeyProps = {
  /** `get`: sign in, options are fetched at the tap. `create`: make one, with the options given. */
  mode: 'get' | 'create'
  options: object | null
  /** Where the form goes, and the hidden fields that go with it. */
  to: string
  fields: Record<string, string>
  words: { button: string; trouble: string; name: string }
}

/**
 * The one way in that needs script, so it is only there where script runs and the browser knows passkeys. What the
 * browser signed travels in an ordinary form, so that the page behind it answers as to any other way in.
 */
export function Passkey({ mode, options, to, fields, words }: PasskeyProps) {
  const [state, setState] = useState<'absent' | 'ready' | 'busy' | 'trouble'>('absent')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if ('PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential) setState('ready')
  }, [])
  if (state === 'absent') return <div />
  const go = async () => {
    setState('busy')
    try {
      const { step, credential } = mode === 'get' ? await sign() : { step: '', credential: await create(options) }
      const element = form.current
      if (!element) return
      if (step !== '') field(element, 'step').value = step
      field(element, 'credential').value = JSON.stringify(credential)
      element.submit()
    } catch {
      setState('trouble') // cancelled, timed out, or no network: all is as before
    }
  }
  return (
    <form method="post" action={to} ref={form} class="mc-stack mc-gap-sm">
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {mode === 'get' && <input type="hidden" name="step" value="" />}
      <input type="hidden" name="credential" value="" />
      {mode === 'create' && (
        <div class="ds-field">
          <label class="ds-label" for="passkey-name">
            {words.name}
          </label>
          <input class="ds-input mc-w-md" id="passkey-name" name="name" maxLength={60} />
        </div>
      )}
      <div>
        <button
          type="button"
          class="ds-button mc-wide"
          data-variant={mode === 'get' ? 'secondary' : 'primary'}
          disabled={state === 'busy'}
          onClick={() => void go()}
        >
          {words.button}
        </button>
      </div>
      <p role="status">{state === 'trouble' ? words.trouble : ''}</p>
    </form>
  )
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.elements.namedItem(name)
  if (!(found instanceof HTMLInputElement)) throw new Error(`no field ${name}`)
  return found
}

async function sign() {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch('/api/v1/session/passkey-options', { method: 'POST', headers, body: '{}' })
  if (!answer.ok) throw new Error(String(answer.status))
  const { step, options } = (await answer.json()) as { step: string; options: PublicKeyCredentialRequestOptionsJSON }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return { step, credential: toJson(await navigator.credentials.get({ publicKey })) }
}

async function create(options: object | null) {
  const json = options as PublicKeyCredentialCreationOptionsJSON
  return toJson(
    await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) }),
  )
}

function toJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  return credential.toJSON()
}
