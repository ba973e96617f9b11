import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#kernel/errors/app-error.ts'
import { parseCalendarTsv, parsePublishedYears, type Parsed } from './calendar.rules.ts'
import { calendarErrors, faultCode } from './calendar.errors.ts'
import type { ImportCalendar } from './calendar.schema.ts'

/**
 * Reads the national calendar of a folder (reference/calendars: vn.tsv, published-years.tsv) for `importCalendar`.
 * Throws `calendars.bad_file` with every line at fault.
 */
export async function readCalendarFolder(folder: string): Promise<ImportCalendar> {
  const read = async <Row>(name: string, parse: (text: string) => Parsed<Row>) =>
    rowsOf(name, parse(await readFile(join(folder, name), 'utf8')))
  return { days: await read('vn.tsv', parseCalendarTsv), years: await read('published-years.tsv', parsePublishedYears) }
}

function rowsOf<Row>(file: string, { rows, faults }: Parsed<Row>): Row[] {
  if (faults.length === 0) return rows
  const fields = faults.map((fault) => ({
    path: `${file}:${fault.line}`,
    code: faultCode(fault.code),
    params: { value: fault.value },
  }))
  throw new AppError(calendarErrors.badFile, { kind: 'invalid', params: { file }, fields })
}
