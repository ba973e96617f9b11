export type SparklineProps = {
  /** What the line says in words: "tăng từ 12 lên 31 hồ sơ trong 8 tuần". */
  label: string
  values: readonly number[]
}

/** A line of the size of a word. */
export function Sparkline({ label, values }: SparklineProps) {
  const top = Math.max(1, ...values)
  const step = 98 / Math.max(1, values.length - 1)
  const points = values.map(
    (value, index) => `${(1 + index * step).toFixed(1)},${(29 - (28 * value) / top).toFixed(1)}`,
  )
  return (
    <svg class="mc-spark" viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label={label}>
      <polyline points={points.join(' ')} />
    </svg>
  )
}

export type MeterProps = {
  label: string
  value: number
  max: number
  text: string
  color?: 'primary' | 'success' | 'warning' | 'danger'
}

/** How much of something: the native element carries the meaning, the drawing the look. */
export function Meter({ label, value, max, text, color = 'primary' }: MeterProps) {
  return (
    <div class="mc-meter" data-color={color}>
      <p>
        <span>{label}</span> <strong>{text}</strong>
      </p>
      <svg class="mc-bar" viewBox="0 0 100 2" preserveAspectRatio="none" role="img" aria-label={`${label}: ${text}`}>
        <rect class="mc-bar-track" width="100" height="2" />
        <rect class="mc-bar-fill" width={Math.round((100 * Math.min(value, max)) / Math.max(max, 1))} height="2" />
      </svg>
    </div>
  )
}
