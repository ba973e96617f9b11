import { useEffect, useId, useRef, useState } from 'preact/hooks'

export type UnitNamesProps = {
  id: string
  name: string
  value: string
  /** Several units, one a line; else one. */
  many: boolean
  tree: string
  /** The day whose units are suggested. */
  asOf: string
  locale: string
  described: string
  isWrong: boolean
  /** `results[n]` announces n matches. */
  words: { find: string; results: string[] }
}

type Match = { code: string; name: string; nameEn: string; place: string }

const SHOWN = 8

/** A box for names of units. With script it suggests them while one types; what is chosen stays text that anybody can read. */
export function UnitNames(props: UnitNamesProps) {
  const { id, name, value, many, described, isWrong, words } = props
  const [awake, setAwake] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => setAwake(true), [])
  const control = {
    id,
    name,
    ...(described !== '' && { 'aria-describedby': described }),
    ...(isWrong && { 'aria-invalid': 'true' as const }),
  }
  if (!many) return <Finder {...props} control={control} start={value} awake={awake} />
  const add = (text: string) => {
    if (box.current)
      box.current.value = [...box.current.value.split('\n').filter((line) => line.trim()), text].join('\n')
  }
  return (
    <>
      {awake && (
        <>
          <label class="mc-hint" for={`${id}-find`}>
            {words.find}
          </label>
          <Finder {...props} control={{ id: `${id}-find` }} start="" awake onAdd={add} />
        </>
      )}
      <textarea class="ds-input" rows={4} ref={box} spellcheck={false} defaultValue={value} {...control} />
    </>
  )
}

type FinderProps = UnitNamesProps & {
  control: Record<string, string>
  start: string
  awake: boolean
  onAdd?: (text: string) => void
}

/** The input with its list (WAI-ARIA combobox). */
function Finder({ tree, asOf, locale, words, control, start, awake, onAdd }: FinderProps) {
  const [matches, setMatches] = useState<Match[] | undefined>()
  const [active, setActive] = useState(-1)
  const list = `${useId()}-list`
  const input = useRef<HTMLInputElement>(null)
  const search = useRef(suggester({ tree, asOf, lang: locale }, setMatches))
  const open = matches !== undefined && matches.length > 0
  const nameOf = (match: Match) => (locale === 'en' ? match.nameEn : match.name)
  const choose = (match: Match) => {
    const text = `${nameOf(match)} (${match.code})`
    onAdd?.(text)
    if (input.current) input.current.value = onAdd ? '' : text
    setMatches(undefined)
    setActive(-1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = matches?.[active < 0 && onAdd ? 0 : active]
    if (event.key === 'Enter' && onAdd) event.preventDefault()
    if (!open) return
    if (event.key === 'ArrowDown') setActive((active + 1) % matches.length)
    else if (event.key === 'ArrowUp') setActive((active <= 0 ? matches.length : active) - 1)
    else if (event.key === 'Escape') setMatches(undefined)
    else if (event.key === 'Enter' && chosen) choose(chosen)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        class="ds-input"
        type="text"
        ref={input}
        defaultValue={start}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          setActive(-1)
          search.current(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setMatches(undefined)}
        {...control}
        {...(awake && {
          role: 'combobox' as const,
          'aria-autocomplete': 'list' as const,
          'aria-expanded': open,
          'aria-controls': list,
          ...(open && active >= 0 && { 'aria-activedescendant': `${list}-${active}` }),
        })}
      />
      {awake && (
        <>
          <p role="status" class="ds-sr-only">
            {matches && words.results[matches.length]}
          </p>
          <div class="mc-suggest" id={list} role="listbox" aria-label={words.find} hidden={!open}>
            {matches?.map((match, index) => (
              // On pressing, not on releasing: by then the input has lost the focus and the list is closed.
              <div
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onMouseDown={(event) => {
                  event.preventDefault()
                  choose(match)
                }}
              >
                {nameOf(match)} <span class="mc-hint">{match.place}</span>
              </div>
            ))}
          </div>
        </>
      )}
    </>
  )
}

/** Asks the server a moment after the last key; an answer that comes late is dropped, a lost one changes nothing. */
function suggester(asked: Record<string, string>, show: (matches: Match[] | undefined) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let call = new AbortController()
  const ask = async (text: string) => {
    call = new AbortController()
    const query = new URLSearchParams({ ...asked, q: text, limit: String(SHOWN) })
    try {
      const answer = await fetch(`/api/v1/units?${query.toString()}`, { signal: call.signal })
      if (answer.ok) show(((await answer.json()) as { items: Match[] }).items)
    } catch {
      // aborted, or no network: the box still takes a name
    }
  }
  return (text: string) => {
    clearTimeout(timer)
    call.abort()
    if (text.trim().length < 2) return show(undefined)
    timer = setTimeout(() => void ask(text.trim()), 180)
  }
}
