import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Icon } from '#ui/icon/icon.tsx'

export type UnitSearchProps = {
  q: string
  locale: string
  /** Where a choice goes, with `{unit}` in it. */
  choice: string
  /** Kept when the form is sent as a form. */
  hidden: Record<string, string>
  /** `results[n]` announces n matches. */
  words: { label: string; button: string; results: string[] }
}

type Match = { code: string; name: string; nameEn: string; place: string }

const SHOWN = 8

/** Suggests communes while one types (WAI-ARIA combobox with a list). As rendered, it is an ordinary search form. */
export function UnitSearch({ q, locale, choice, hidden, words }: UnitSearchProps) {
  const [matches, setMatches] = useState<Match[] | undefined>()
  const [active, setActive] = useState(-1)
  const [awake, setAwake] = useState(false)
  const list = `${useId()}-list`
  const search = useRef(suggester(locale, setMatches))
  useEffect(() => setAwake(true), [])
  const open = matches !== undefined && matches.length > 0
  const close = () => setMatches(undefined)
  const choose = (match: Match) => location.assign(choice.replaceAll('{unit}', match.code))
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    const chosen = matches[active]
    if (event.key === 'ArrowDown') setActive((active + 1) % matches.length)
    else if (event.key === 'ArrowUp') setActive((active <= 0 ? matches.length : active) - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen) choose(chosen)
    else return
    event.preventDefault()
  }
  const combobox = {
    role: 'combobox' as const,
    'aria-autocomplete': 'list' as const,
    'aria-expanded': open,
    'aria-controls': list,
    ...(open && active >= 0 && { 'aria-activedescendant': `${list}-${active}` }),
  }
  const onInput = (event: { currentTarget: HTMLInputElement }) => {
    setActive(-1)
    search.current(event.currentTarget.value)
  }
  return (
    <form class="mc-search mc-search-md" role="search" action="/units" method="get">
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for="f-q" class="ds-label">
        {words.label}
      </label>
      <div class="mc-search-row">
        <input
          class="ds-input"
          type="text"
          id="f-q"
          name="q"
          defaultValue={q}
          autocomplete="off"
          enterkeyhint="search"
          onInput={onInput}
          onKeyDown={onKeyDown}
          onBlur={close}
          {...(awake && combobox)}
        />
        <button class="ds-button" type="submit">
          <Icon name="search" />
          <span>{words.button}</span>
        </button>
      </div>
      {awake && (
        <>
          <p role="status" class="ds-sr-only">
            {matches && words.results[matches.length]}
          </p>
          <div class="mc-suggest" id={list} role="listbox" aria-label={words.label} hidden={!open}>
            {matches?.map((match, index) => (
              // On pressing, not on releasing: by then the input has lost the focus and the list is closed.
              <div
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onMouseDown={() => choose(match)}
              >
                {locale === 'en' ? match.nameEn : match.name} <span class="mc-hint">{match.place}</span>
              </div>
            ))}
          </div>
        </>
      )}
    </form>
  )
}

/** Asks the server a moment after the last key; an answer that comes late is dropped, a lost one changes nothing. */
function suggester(locale: string, show: (matches: Match[] | undefined) => void): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let call = new AbortController()
  const ask = async (text: string) => {
    call = new AbortController()
    const query = new URLSearchParams({ level: 'commune', q: text, limit: String(SHOWN), lang: locale })
    try {
      const answer = await fetch(`/api/v1/units?${query.toString()}`, { signal: call.signal })
      if (answer.ok) show(((await answer.json()) as { items: Match[] }).items)
    } catch {
      // aborted, or no network: the form still works
    }
  }
  return (text) => {
    clearTimeout(timer)
    call.abort()
    if (text.trim().length < 2) return show(undefined)
    timer = setTimeout(() => void ask(text.trim()), 180)
  }
}
