/**
 * Dossier codes as a template that an administrator may change, because the structure of the code under
 * Circular 03/2025/TT-VPCP differs from the one of Circular 01/2018 (Art. 19), and provinces from each other.
 *
 * Tokens, each exactly once: `{identifier}` the organisation identifier (QCVN 102), one of `{yymmdd}` or `{yyyymmdd}`
 * the day of reception, `{seq:4}` the running number of the day, padded with zeros to 4 (a larger one is not cut).
 * Between tokens stand `.`, `-` or `/` and capitals or digits: what Code 39 can carry.
 */
export type DossierCodeParts = {
  /** organisation identifier, e.g. `H17.20965` */
  identifier: string
  /** day of reception, `YYYY-MM-DD` */
  date: string
  /** running number within unit and day, from 1 */
  seq: number
}

export type TemplateProblem =
  | 'identifier_missing'
  | 'date_missing'
  | 'seq_missing'
  | 'token_twice'
  | 'unknown_token'
  | 'bad_character'
  | 'no_separator'

export const DEFAULT_DOSSIER_CODE_TEMPLATE = '{identifier}-{yymmdd}-{seq:4}'

const TOKEN = /\{([^{}]*)\}/g
const IDENTIFIER = '[0-9A-Z]+(?:[.-][0-9A-Z]+)*'

/** Everything that is wrong with a template; empty when it can be used. */
export function dossierCodeTemplateProblems(template: string): TemplateProblem[] {
  const found = new Set<TemplateProblem>()
  const kinds: string[] = []
  for (const [, token = ''] of template.matchAll(TOKEN)) {
    const kind = tokenKind(token)
    if (!kind) found.add('unknown_token')
    else if (kinds.includes(kind)) found.add('token_twice')
    else kinds.push(kind)
  }
  for (const kind of ['identifier', 'date', 'seq'] as const) if (!kinds.includes(kind)) found.add(`${kind}_missing`)
  const literals = template.split(/\{[^{}]*\}/)
  if (literals.some((literal) => /[^0-9A-Z./-]/.test(literal))) found.add('bad_character')
  // Without a separator the end of the identifier, or of a long running number, could not be told.
  if (literals.slice(1, -1).some((literal) => !/[./-]/.test(literal))) found.add('no_separator')
  return [...found]
}

/** The code of a dossier. Throws RangeError on a bad template, date, number or identifier: those are faults of the caller. */
export function formatDossierCode(template: string, parts: DossierCodeParts): string {
  const problems = dossierCodeTemplateProblems(template)
  if (problems.length > 0) throw new RangeError(`dossier code template "${template}": ${problems.join(', ')}`)
  if (!Number.isSafeInteger(parts.seq) || parts.seq < 1)
    throw new RangeError(`running number ${parts.seq} is not 1 or more`)
  if (!isDate(parts.date)) throw new RangeError(`"${parts.date}" is no date YYYY-MM-DD`)
  if (!new RegExp(`^${IDENTIFIER}$`).test(parts.identifier))
    throw new RangeError(`"${parts.identifier}" is no organisation identifier`)
  return template.replaceAll(TOKEN, (_, token: string) => {
    if (token === 'identifier') return parts.identifier
    const digits = parts.date.replaceAll('-', '')
    if (token === 'yyyymmdd') return digits
    if (token === 'yymmdd') return digits.slice(2)
    return String(parts.seq).padStart(seqWidth(token) ?? 1, '0')
  })
}

/** The parts of a code written by this template, or undefined. Two-digit years are read as 20yy. */
export function parseDossierCode(template: string, text: string): DossierCodeParts | undefined {
  if (text.length > 80 || dossierCodeTemplateProblems(template).length > 0) return undefined
  const pattern = template.replaceAll(/\{([^{}]*)\}|[./-]/g, (whole, token: string | undefined) => {
    if (token === undefined) return `\\${whole}`
    if (token === 'identifier') return `(?<identifier>${IDENTIFIER})`
    if (token === 'yyyymmdd') return '(?<date>\\d{8})'
    if (token === 'yymmdd') return '(?<date>\\d{6})'
    return `(?<seq>\\d{${seqWidth(token) ?? 1},})`
  })
  const groups = new RegExp(`^${pattern}$`).exec(text.normalize('NFKC').trim().toUpperCase())?.groups
  if (!groups) return undefined
  const digits = (groups['date'] ?? '').padStart(8, '20')
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const parts = { identifier: groups['identifier'] ?? '', date, seq: Number(groups['seq']) }
  // Written back it must be the same text: 0000, or zeros beyond the width, are not codes that were ever given out.
  if (!isDate(date) || !Number.isSafeInteger(parts.seq) || parts.seq < 1) return undefined
  return formatDossierCode(template, parts) === text.normalize('NFKC').trim().toUpperCase() ? parts : undefined
}

function tokenKind(token: string): 'identifier' | 'date' | 'seq' | undefined {
  if (token === 'identifier') return 'identifier'
  if (token === 'yymmdd' || token === 'yyyymmdd') return 'date'
  return seqWidth(token) === undefined ? undefined : 'seq'
}

function seqWidth(token: string): number | undefined {
  const width = /^seq:([1-9])$/.exec(token)?.[1]
  return width === undefined ? undefined : Number(width)
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}
