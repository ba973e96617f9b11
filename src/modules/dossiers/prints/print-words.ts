/** Vietnamese wording of dates, moments and heads on prints: fixed by law and custom, the same in every language of the screen. */
import type { PrintData } from './print-data.ts'

type Head = PrintData<'receipt-slip'>['head']

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const
/** Vietnam has had one offset and no daylight saving since 1975. */
const OFFSET_MS = 7 * 3_600_000

/**
 * `ngày 05 tháng 02 năm 2026` from `2026-02-05`. Days below 10 and the months 1 and 2 take a zero (Decree 30/2020/ND-CP,
 * Appendix I, section II.4), so that nobody writes a digit in front.
 */
export function longDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}

/** `Núi Thành, ngày 19 tháng 11 năm 2026`. */
export function placeAndDate(place: string, day: string): string {
  return `${place}, ${longDate(day)}`
}

/** `05/02/2026` from `2026-02-05`. */
export function shortDate(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** `16 giờ 40 phút, thứ Năm ngày 19/11/2026`, as form 01 writes a moment. */
export function momentWords(moment: Date): string {
  const local = new Date(moment.getTime() + OFFSET_MS)
  const [day = '', time = ''] = local.toISOString().split('T')
  const weekday = WEEKDAYS[local.getUTCDay()] ?? ''
  return `${time.slice(0, 2)} giờ ${time.slice(3, 5)} phút, ${weekday} ngày ${shortDate(day)}`
}

/** The day of a moment in Vietnam, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** The head of a document; agency lines superior first, in capitals; `number` with its `Số: `, or empty. */
export function officeHead(head: { agency: string[]; number: string; place: string; day: string }): Head {
  return {
    agency: head.agency.map((name) => name.toLocaleUpperCase('vi')),
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: head.number,
    placeAndDate: placeAndDate(head.place, head.day),
  }
}

/** `10.000 đồng`; `Không thu` for 0. */
export function dongWords(dong: number): string {
  return dong === 0 ? 'Không thu' : `${String(dong).replaceAll(/\B(?=(\d{3})+$)/g, '.')} đồng`
}

/** `1,2 MB`, `184 KB` as people know file sizes. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}
