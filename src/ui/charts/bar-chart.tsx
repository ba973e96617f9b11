import type { TagColor } from '../tag/tag.tsx'
import { ChartTable } from './chart-table.tsx'

/** `text` is the value in words, e.g. "12 hồ sơ"; it is what everybody reads. */
export type ChartItem = { label: string; value: number; text?: string; color?: TagColor; href?: string }

/** `empty`: what stands in a chart without a single figure, instead of an empty box. */
export type ChartProps = { title: string; items: readonly ChartItem[]; description?: string; empty?: string }

export const isEmpty = (items: readonly ChartItem[]): boolean => items.every(({ value }) => value === 0)

/** Horizontal bars with the number beside each: readable on a phone, no legend to decode. */
export function BarChart({ title, items, description, empty }: ChartProps) {
  const top = Math.max(1, ...items.map((item) => item.value))
  return (
    <figure class="mc-chart">
      <figcaption>
        <strong>{title}</strong>
        {description && <span class="mc-hint">{description}</span>}
      </figcaption>
      {empty && isEmpty(items) && <p class="mc-hint">{empty}</p>}
      <ul class="mc-bars">
        {items.map((item) => (
          <li data-color={item.color ?? 'primary'}>
            <span>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</span>
            <strong>{item.text ?? item.value}</strong>
            <svg class="mc-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
              <rect class="mc-bar-track" width="100" height="2" />
              <rect class="mc-bar-fill" width={round((100 * item.value) / top)} height="2" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  )
}

export type ColumnChartProps = ChartProps & { labelHeader: string; valueHeader: string }

/** Columns over time, small enough for a row of several; the table for screen readers holds the numbers. */
export function ColumnChart({ title, items, description, empty, labelHeader, valueHeader }: ColumnChartProps) {
  const top = Math.max(1, ...items.map((item) => item.value))
  const step = 100 / Math.max(1, items.length)
  const highest = items.find(({ value }) => value === top)
  if (empty && isEmpty(items))
    return (
      <figure class="mc-chart mc-chart-empty">
        <figcaption>
          <strong>{title}</strong>
        </figcaption>
        <p class="mc-hint">{empty}</p>
      </figure>
    )
  return (
    <figure class="mc-chart">
      <figcaption>
        <strong>{title}</strong>
        {description && <span class="mc-hint">{description}</span>}
      </figcaption>
      <p class="mc-chart-top" aria-hidden="true">
        {highest && (highest.text ?? highest.value)}
      </p>
      <svg class="mc-columns" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
        {items.map((item, index) => {
          const height = round((38 * item.value) / top)
          return (
            <rect
              data-color={item.color ?? 'primary'}
              class="mc-column-fill"
              x={round(index * step + step * 0.15)}
              width={round(step * 0.7)}
              y={round(40 - height)}
              height={height}
            />
          )
        })}
      </svg>
      <p class="mc-chart-ends" aria-hidden="true">
        <span>{items[0]?.label}</span>
        <span>{items.at(-1)?.label}</span>
      </p>
      <ChartTable title={title} items={items} labelHeader={labelHeader} valueHeader={valueHeader} />
    </figure>
  )
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
