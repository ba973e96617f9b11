import type { TagColor } from '../tag/tag.tsx'

/** A day that differs from its week: a symbol, a colour and words say the same thing three ways. */
export type DayMark = { symbol: string; color: TagColor; words: string }
export type YearDay = { day: number; off: boolean; today?: boolean; mark?: DayMark }
export type YearMonthNote = { symbol: string; color: TagColor; text: string; lang?: string }
export type YearMonth = {
  name: string
  /** Rows of seven, Monday first; null where the week belongs to another month. */
  weeks: readonly (readonly (YearDay | null)[])[]
  notes: readonly YearMonthNote[]
}

export type YearCalendarProps = {
  /** Monday first. */
  weekdays: readonly { short: string; long: string }[]
  months: readonly YearMonth[]
  todayWords: string
}

/** Twelve small months; under each, its special days in words. */
export function YearCalendar({ weekdays, months, todayWords }: YearCalendarProps) {
  return (
    <div class="mc-year">
      {months.map((month) => (
        <div class="mc-month">
          <table>
            <caption>{month.name}</caption>
            <thead>
              <tr>
                {weekdays.map(({ short, long }) => (
                  <th scope="col" abbr={long}>
                    {short}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {month.weeks.map((week) => (
                <tr>{week.map((day) => (day ? <DayCell day={day} todayWords={todayWords} /> : <td />))}</tr>
              ))}
            </tbody>
          </table>
          {month.notes.length > 0 && (
            <ul>
              {month.notes.map((note) => (
                <li data-color={note.color}>
                  <span aria-hidden="true">{note.symbol}</span>{' '}
                  <span {...(note.lang && { lang: note.lang })}>{note.text}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  )
}

function DayCell({ day, todayWords }: { day: YearDay; todayWords: string }) {
  const { mark } = day
  return (
    <td
      {...(day.off && { class: 'mc-off' })}
      {...(mark && { 'data-color': mark.color })}
      {...(day.today && { 'aria-current': 'date' as const })}
    >
      {day.day}
      {mark && (
        <>
          <span aria-hidden="true">{mark.symbol}</span>
          <span class="ds-sr-only"> {mark.words}</span>
        </>
      )}
      {day.today && <span class="ds-sr-only"> {todayWords}</span>}
    </td>
  )
}

/** What the symbols mean. */
export function YearLegend({ marks }: { marks: readonly DayMark[] }) {
  return (
    <ul class="mc-year-legend">
      {marks.map((mark) => (
        <li data-color={mark.color}>
          <span aria-hidden="true">{mark.symbol}</span> {mark.words}
        </li>
      ))}
    </ul>
  )
}
