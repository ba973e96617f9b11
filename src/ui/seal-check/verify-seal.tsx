import { useEffect, useState } from 'preact/hooks'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import type { SealPublicKey } from '#kernel/seal/seal-format.ts'
import { verifySeal, type SealVerdict } from '#kernel/seal/verify-web.ts'
import { Notice } from '../notice/notice.tsx'
import { keepForOffline, type KnownNames } from './offline-keeping.ts'
import { sealAgrees, sealMessage, type Register, type SealAnswer, type SealMessage } from './seal-answer.ts'
import { SealedFacts } from './sealed-facts.tsx'

export type VerifySealProps = {
  /** `offline`: the shell that the service worker shows when there is no network. */
  mode: 'online' | 'offline'
  lang: string
  /** What the register says; null on pages that are about no result. */
  register: Register | null
  words: Record<string, string>
}

type Checked = { verdict: SealVerdict; message: SealMessage; names: KnownNames }

/**
 * Checks the seal in the address on the device. The part after `#` never reaches a server, so neither the seal nor the
 * fact that it was checked does. On every verification page it also prepares the phone for the day without a network.
 */
export function VerifySeal({ mode, lang, register, words }: VerifySealProps) {
  const [found, setFound] = useState<Checked | 'checking' | 'none'>('none')
  useEffect(() => {
    keepFragmentOnLinks()
    const { hash } = location
    if (hash.length > 1 && /[.]/.test(hash)) {
      setFound('checking')
      void checkSeal(hash.slice(1), mode, register).then(setFound)
    }
    if (mode === 'online') void keepForOffline(lang, register)
  }, [])
  const say = (key: string) => words[key] ?? ''
  if (found === 'checking') return <p role="status">{say('checking')}</p>
  if (found === 'none') return <div role="status">{mode === 'offline' && <None say={say} />}</div>
  // Beside a warning that it is forged, nothing of it is shown: who reads in haste would believe it.
  const believed = found.verdict.ok && found.message.tone !== 'danger' ? found.verdict.seal : undefined
  return (
    <div role="status" class="mc-stack mc-gap-md">
      <Notice tone={found.message.tone} title={say(found.message.key)}>
        <p>{say(found.message.text)}</p>
      </Notice>
      {believed && (mode === 'offline' || believed.kind !== undefined) && (
        <SealedFacts seal={believed} names={found.names} lang={lang} say={say} />
      )}
      {mode === 'offline' && <Limits say={say} genuine={believed !== undefined} />}
    </div>
  )
}

type Say = (key: string) => string

function None({ say }: { say: Say }) {
  return (
    <Notice tone="warning" title={say('none_title')} actions={<Retry say={say} />}>
      <p>{say('none')}</p>
    </Notice>
  )
}

function Limits({ say, genuine }: { say: Say; genuine: boolean }) {
  return (
    <Notice tone="warning" {...(genuine && { title: say('limit_title') })} actions={<Retry say={say} />}>
      {genuine && <p>{say('limit')}</p>}
    </Notice>
  )
}

function Retry({ say }: { say: Say }) {
  return (
    <button type="button" class="ds-button" data-variant="secondary" onClick={() => location.reload()}>
      {say('retry')}
    </button>
  )
}

async function checkSeal(sealed: string, mode: 'online' | 'offline', register: Register | null): Promise<Checked> {
  const [keys, names] = await Promise.all([readKeys(), mode === 'offline' ? readNames() : noNames])
  if (keys === undefined)
    return { verdict: { ok: false, problem: 'unknown_key' }, message: sealMessage('no_keys', mode), names }
  const verdict = await verifySeal(sealed, keys)
  return { verdict, message: sealMessage(answerOf(verdict, mode, register), mode, kindOf(verdict)), names }
}

function answerOf(verdict: SealVerdict, mode: 'online' | 'offline', register: Register | null): SealAnswer {
  if (!verdict.ok) return verdict.problem
  const { seal } = verdict
  const place = location.pathname.split('/')
  const inAddress = parseCode(place.at(-1) ?? '', CODE_LENGTH.result)
  // Under the address of another paper, or of another kind of paper, a seal proves nothing.
  if (inAddress.ok && (inAddress.code !== seal.code || place.at(-2) !== (seal.kind ?? 'v'))) return 'other_code'
  if (mode === 'offline') return 'genuine'
  if (register === null || !sealAgrees(seal, register)) return 'differs'
  return register.stands ? 'genuine' : 'genuine_once'
}

const kindOf = (verdict: SealVerdict) => (verdict.ok ? verdict.seal.kind : undefined)

async function readKeys(): Promise<SealPublicKey[] | undefined> {
  try {
    const answer = await fetch('/seal-keys.json')
    return answer.ok ? ((await answer.json()) as { keys: SealPublicKey[] }).keys : undefined
  } catch {
    return undefined
  }
}

const noNames: KnownNames = { units: {}, procedures: {} }

/** Answered by the service worker alone, from what earlier visits showed. */
async function readNames(): Promise<KnownNames> {
  try {
    const answer = await fetch('/v/names.json')
    return answer.ok ? ((await answer.json()) as KnownNames) : noNames
  } catch {
    return noNames
  }
}

/** Changing the language or the colours must not lose the seal, nor leave the address that was scanned. */
function keepFragmentOnLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang], a[href*="scheme="]')) {
    link.pathname = location.pathname
    link.hash = location.hash
  }
}
