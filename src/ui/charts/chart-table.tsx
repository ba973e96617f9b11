import type { ChartItem } from './bar-chart.tsx'

/** The numbers of a drawing for screen readers. The box around it is needed: a table ignores a width of 1px. */
export function ChartTable(props: {
  title: string
  items: readonly ChartItem[]
  labelHeader: string
  valueHeader: string
}) {
  return (
    <div class="ds-sr-only">
      <table>
        <caption>{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.labelHeader}</th>
            <th scope="col">{props.valueHeader}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr>
              <th scope="row">{item.label}</th>
              <td>{item.text ?? item.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
