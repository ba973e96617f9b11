import { useEffect, useState } from 'preact/hooks'

export type ImportProgressProps = { href: string; done: number; total: number; label: string; state: string }

/** How far an import is; with script it follows by itself and opens the next page when the work is done. */
export function ImportProgress({ href, done, total, label, state }: ImportProgressProps) {
  const [at, setAt] = useState(done)
  const [of, setOf] = useState(total)
  useEffect(() => {
    const timer = setInterval(() => void look(), 1500)
    return () => clearInterval(timer)
    async function look() {
      const answer = await fetch(href, { headers: { accept: 'application/json' } }).catch(() => undefined)
      if (!answer?.ok) return
      const now = (await answer.json()) as { state: string; progress: { done: number; total: number } }
      setAt(now.progress.done)
      setOf(now.progress.total)
      if (now.state !== state) location.reload()
    }
  }, [href, state])
  return (
    <div class="mc-stack mc-gap-xs">
      <progress class="mc-wide" max={Math.max(1, of)} value={at} aria-label={label} />
      <p class="mc-hint">{`${at.toLocaleString('vi')} / ${of.toLocaleString('vi')}`}</p>
    </div>
  )
}
