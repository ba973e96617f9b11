/**
 * Reads a date as people here write it into `YYYY-MM-DD`: 5/3/1990, 05-03-1990, 5.3.1990, "5 3 1990", 05031990
 * (number pads of phones often lack the slash) and the ISO form. Returns undefined for anything else and for days
 * that do not exist, such as 31/02.
 */
export function readDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const written = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/.exec(text.trim())
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim())
  const found = written ?? packed
  return found ? existing(Number(found[3]), Number(found[2]), Number(found[1])) : undefined
}

/** `2026-11-22` as `22/11/2026`; a text that is no ISO date comes back as it is, so that nothing typed is lost. */
export function writeDate(date: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : date
}

function existing(year: number, month: number, day: number): string | undefined {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return undefined
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > last) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
