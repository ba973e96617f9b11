import { useEffect, useRef, useState } from 'preact/hooks'
import { formatMoney } from '#kernel/i18n/format.ts'
import type { Locale } from '#kernel/i18n/t.ts'

export type CollectSumProps = {
  /** What each member owes, in dong, by her membership. */
  owed: Readonly<Record<string, number>>
  locale: Locale
  /** With `{count}` and `{money}`; without money when one year is chosen, whose part is not told here. */
  words: { sum: string; count: string }
}

/** Beside the button: how many are ticked and how much cash that is, before it is booked. Empty without script. */
export function CollectSum({ owed, locale, words }: CollectSumProps) {
  const place = useRef<HTMLParagraphElement>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const count = () => {
      const data = new FormData(form)
      const members = data.getAll('members').map(String)
      const money = formatMoney(
        members.reduce((sum, member) => sum + (owed[member] ?? 0), 0),
        locale,
      )
      const pattern = data.get('year') ? words.count : words.sum
      setText(members.length === 0 ? '' : pattern.replace('{count}', String(members.length)).replace('{money}', money))
    }
    count()
    form.addEventListener('change', count)
    return () => form.removeEventListener('change', count)
  }, [owed, locale, words])
  return (
    <p ref={place} aria-live="polite">
      <strong>{text}</strong>
    </p>
  )
}
