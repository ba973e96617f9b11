import { useEffect, useState } from 'preact/hooks'

export type Stop = { href: string; label: string; note: string }

/** Stops in time as links; where there is script, also a slider that goes to the stop it is left at. */
export function TimeStops({ stops, index, label }: { stops: readonly Stop[]; index: number; label: string }) {
  const [at, setAt] = useState(index)
  const [isAwake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  const go = (place: number) => {
    const stop = stops[place]
    if (stop && place !== index) location.assign(stop.href)
  }
  return (
    <div class="mc-time-stops">
      {isAwake && (
        <input
          type="range"
          min={0}
          max={stops.length - 1}
          value={at}
          aria-label={label}
          aria-valuetext={`${stops[at]?.label ?? ''} ${stops[at]?.note ?? ''}`}
          onInput={(event) => setAt(Number(event.currentTarget.value))}
          onChange={(event) => go(Number(event.currentTarget.value))}
        />
      )}
      <ol>
        {stops.map((stop, place) => (
          <li>
            <a href={stop.href} {...(place === at && { 'aria-current': 'date' as const })}>
              <strong>{stop.label}</strong>
              <span>{stop.note}</span>
            </a>
          </li>
        ))}
      </ol>
    </div>
  )
}
