import { type ChartProps, isEmpty } from './bar-chart.tsx'

export type DonutProps = ChartProps & {
  /** The one number in the middle, e.g. "92%". */
  centre: string
  centreLabel?: string
}

const ROUND = 2 * Math.PI * 40

/** Parts of a whole, with every part named and counted beside the ring. */
export function Donut({ title, items, description, empty, centre, centreLabel }: DonutProps) {
  const total = items.reduce((sum, item) => sum + item.value, 0) || 1
  let before = 0
  return (
    <figure class="mc-chart">
      <figcaption>
        <strong>{title}</strong>
        {description && <span class="mc-hint">{description}</span>}
      </figcaption>
      {empty && isEmpty(items) && <p class="mc-hint">{empty}</p>}
      <div class="mc-donut">
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle class="mc-ring-track" cx="50" cy="50" r="40" />
          {items.map((item) => {
            const length = (ROUND * item.value) / total
            const offset = -before
            before += length
            return (
              <circle
                data-color={item.color ?? 'primary'}
                class="mc-ring"
                cx="50"
                cy="50"
                r="40"
                transform="rotate(-90 50 50)"
                stroke-dasharray={`${Math.max(0, length - 1).toFixed(2)} ${ROUND.toFixed(2)}`}
                stroke-dashoffset={offset.toFixed(2)}
              />
            )
          })}
          <text x="50" y={centreLabel ? 51 : 56} class="mc-donut-centre">
            {centre}
          </text>
          {centreLabel && (
            <text x="50" y="65" class="mc-donut-label">
              {centreLabel}
            </text>
          )}
        </svg>
        <ul class="mc-legend">
          {items.map((item) => (
            <li data-color={item.color ?? 'primary'}>
              <span class="mc-dot" />
              <span>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</span>
              <strong>{item.text ?? item.value}</strong>
            </li>
          ))}
        </ul>
      </div>
    </figure>
  )
}
