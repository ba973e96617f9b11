import { scimErrors } from './scim.errors.ts'

export const COMPARISONS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof COMPARISONS)[number]
export type ScimValue = string | number | boolean | null

/** A filter of RFC 7644 section 3.4.2.2. Paths are lower case, without the URN of their schema. */
export type Filter =
  | { op: 'and' | 'or'; left: Filter; right: Filter }
  | { op: 'not'; of: Filter }
  | { op: 'pr'; path: string }
  | { op: Comparison; path: string; value: ScimValue }
  /** `emails[type eq "work"]`: one value of a list has it all. */
  | { op: 'within'; path: string; of: Filter }

/** Deeper nesting and longer texts are nobody's filter. */
const MOST_TEXT = 2000
const MOST_DEPTH = 20

type Token = { kind: 'word' | 'string' | 'sign'; text: string }

/** Parses a filter; throws `scim.invalid_filter`. `or` binds least, then `and`, then `not`. */
export function parseFilter(text: string): Filter {
  if (text.length > MOST_TEXT) throw scimErrors.invalidFilter()
  const parser = { tokens: tokenise(text), at: 0, depth: 0 }
  const filter = parseOr(parser)
  if (parser.at < parser.tokens.length) throw scimErrors.invalidFilter()
  return filter
}

type Parser = { tokens: Token[]; at: number; depth: number }

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  const scan = /\s*(?:("(?:[^"\\]|\\.)*")|([()[\]])|([^\s()[\]"]+))/y
  while (scan.lastIndex < text.trimEnd().length) {
    const found = scan.exec(text)
    if (!found) throw scimErrors.invalidFilter()
    const [, string, sign, word = ''] = found
    if (string !== undefined) tokens.push({ kind: 'string', text: string })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else tokens.push({ kind: 'word', text: word })
  }
  return tokens
}

const isWord = (parser: Parser, word: string) => {
  const token = parser.tokens[parser.at]
  return token?.kind === 'word' && token.text.toLowerCase() === word
}
const isSign = (parser: Parser, sign: string) => {
  const token = parser.tokens[parser.at]
  return token?.kind === 'sign' && token.text === sign
}
function expectSign(parser: Parser, sign: string): void {
  if (!isSign(parser, sign)) throw scimErrors.invalidFilter()
  parser.at += 1
}

function parseOr(parser: Parser): Filter {
  parser.depth += 1
  if (parser.depth > MOST_DEPTH) throw scimErrors.invalidFilter()
  let left = parseAnd(parser)
  while (isWord(parser, 'or')) {
    parser.at += 1
    left = { op: 'or', left, right: parseAnd(parser) }
  }
  parser.depth -= 1
  return left
}

function parseAnd(parser: Parser): Filter {
  let left = parseOne(parser)
  while (isWord(parser, 'and')) {
    parser.at += 1
    left = { op: 'and', left, right: parseOne(parser) }
  }
  return left
}

function parseOne(parser: Parser): Filter {
  if (isWord(parser, 'not')) {
    parser.at += 1
    expectSign(parser, '(')
    const of = parseOr(parser)
    expectSign(parser, ')')
    return { op: 'not', of }
  }
  if (isSign(parser, '(')) {
    parser.at += 1
    const inner = parseOr(parser)
    expectSign(parser, ')')
    return inner
  }
  return parseAttribute(parser)
}

function parseAttribute(parser: Parser): Filter {
  const token = parser.tokens[parser.at]
  if (token?.kind !== 'word') throw scimErrors.invalidFilter()
  const path = toPath(token.text)
  parser.at += 1
  if (isSign(parser, '[')) {
    parser.at += 1
    const of = parseOr(parser)
    expectSign(parser, ']')
    return { op: 'within', path, of }
  }
  const operator = parser.tokens[parser.at]?.text.toLowerCase()
  parser.at += 1
  if (operator === 'pr') return { op: 'pr', path }
  const op = COMPARISONS.find((one) => one === operator)
  const value = parser.tokens[parser.at]
  if (!op || !value) throw scimErrors.invalidFilter()
  parser.at += 1
  return { op, path, value: toValue(value) }
}

const SCHEMA_URN = /^urn:[a-z0-9:._-]*:(?:user|group|member):/i

/** `urn:…:Member:kind` → `kind`; throws for what is no attribute's name. */
export function toPath(text: string): string {
  const path = text.replace(SCHEMA_URN, '').toLowerCase()
  if (!/^[a-z$][\w$-]*(\.[a-z$][\w$-]*)?$/.test(path)) throw scimErrors.invalidFilter()
  return path
}

function toValue({ kind, text }: Token): ScimValue {
  if (kind === 'sign') throw scimErrors.invalidFilter()
  try {
    const value = JSON.parse(kind === 'word' ? text.toLowerCase() : text) as unknown
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as ScimValue
  } catch {
    // answered below
  }
  throw scimErrors.invalidFilter()
}

/** Whether a value (an object of a list, say) is what the filter asks for; words compare without capitals. */
export function matches(filter: Filter, thing: unknown): boolean {
  switch (filter.op) {
    case 'and':
      return matches(filter.left, thing) && matches(filter.right, thing)
    case 'or':
      return matches(filter.left, thing) || matches(filter.right, thing)
    case 'not':
      return !matches(filter.of, thing)
    case 'within':
      return valuesAt(thing, filter.path).some((value) => matches(filter.of, value))
    case 'pr':
      return valuesAt(thing, filter.path).some((value) => value !== null && value !== undefined && value !== '')
    case 'ne':
      return !valuesAt(thing, filter.path).some((value) => compares('eq', value, filter.value))
    default: {
      const { op, value: wanted } = filter
      return valuesAt(thing, filter.path).some((value) => compares(op, value, wanted))
    }
  }
}

/** The values that stand under a path, those of a list one by one. */
export function valuesAt(thing: unknown, path: string): unknown[] {
  let found: unknown[] = [thing]
  for (const part of path.split('.'))
    found = found.flatMap((one) => {
      if (one === null || typeof one !== 'object') return part === 'value' ? [one] : []
      const entry = Object.entries(one).find(([key]) => key.toLowerCase() === part)
      return entry === undefined ? [] : Array.isArray(entry[1]) ? (entry[1] as unknown[]) : [entry[1]]
    })
  return found
}

function compares(op: Exclude<Comparison, 'ne'>, value: unknown, wanted: ScimValue): boolean {
  // A list of objects is compared by their `value`.
  const own = value !== null && typeof value === 'object' ? (value as { value?: unknown }).value : value
  if (typeof own === 'string' && typeof wanted === 'string') {
    const [a, b] = [own.toLowerCase(), wanted.toLowerCase()]
    if (op === 'co') return a.includes(b)
    if (op === 'sw') return a.startsWith(b)
    if (op === 'ew') return a.endsWith(b)
    return ordered(op, a < b ? -1 : a > b ? 1 : 0)
  }
  if (typeof own === 'number' && typeof wanted === 'number') return ordered(op, own - wanted)
  return op === 'eq' && (own ?? null) === wanted
}

function ordered(op: Exclude<Comparison, 'ne'>, sign: number): boolean {
  if (op === 'eq') return sign === 0
  if (op === 'gt') return sign > 0
  if (op === 'ge') return sign >= 0
  if (op === 'lt') return sign < 0
  return op === 'le' && sign <= 0
}
