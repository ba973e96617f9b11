import { parseNationalId } from '#kernel/crypto/national-id.ts'
import type { FieldProblem } from '#kernel/errors/app-error.ts'
import { mandateErrors } from './mandate.errors.ts'
import { lastDay, needsDesk, type MandateAct, type MandateKind, type Side } from './mandate.rules.ts'

/** How the other side is found: what is typed, a code shown face to face, the association's unit, or the desk. */
export const requestWays = ['contact', 'code', 'unit', 'desk'] as const
export type RequestWay = (typeof requestWays)[number]

/** Which ways there are for whom; the first is what a page offers first. */
export function waysFor(kind: MandateKind, side: Side): readonly RequestWay[] {
  if (needsDesk(kind)) return side === 'representative' ? ['desk'] : []
  if (kind !== 'association') return ['code', 'contact']
  return side === 'principal' ? ['unit', 'code'] : ['code', 'contact']
}

/** Kinds that this side can ask for. Who gives a mandate cannot make somebody her guardian. */
export const kindsFor = (side: Side): readonly MandateKind[] =>
  side === 'representative'
    ? ['guardian', 'spouse', 'relative', 'organisation', 'association']
    : ['spouse', 'relative', 'association']

export type Request = {
  kind: MandateKind
  side: Side
  way: RequestWay
  contact: string
  unit: string
  person: { name: string; number: string; birthDate: string }
  procedures: readonly string[] | 'all'
  acts: readonly MandateAct[]
  validUntil?: string | undefined
}

/** Everything that is wrong with a request, field by field. `knownUnit`: a commune of that code stands today. */
export function requestProblems(request: Request, today: string, knownUnit: boolean): FieldProblem[] {
  const { kind, side, way } = request
  const problems: FieldProblem[] = []
  const wrong = (path: string, code: string) => void problems.push({ path, code })
  if (!waysFor(kind, side).includes(way)) wrong('way', mandateErrors.badWay)
  if (way === 'contact' && request.contact === '') wrong('contact', 'kernel.required')
  if ((kind === 'association' || needsDesk(kind)) && !knownUnit) wrong('unit', mandateErrors.unitMissing)
  if (needsDesk(kind)) problems.push(...personProblems(request, today))
  if (request.acts.length === 0) wrong('acts', mandateErrors.noAct)
  if (request.procedures !== 'all' && request.procedures.length === 0) wrong('procedures', mandateErrors.noProcedure)
  const last = lastDay(today, request.validUntil, childBorn(request))
  if (last === undefined && problems.length === 0) wrong('validUntil', mandateErrors.noDayLeft)
  return problems
}

function personProblems({ kind, person }: Request, today: string): FieldProblem[] {
  const problems: FieldProblem[] = []
  const wrong = (path: string, code: string) => void problems.push({ path, code })
  if (person.name === '') wrong('person.name', 'kernel.required')
  const number = kind === 'guardian' ? parseNationalId(person.number) : organisationNumber(person.number)
  if (number === undefined) wrong('person.number', person.number === '' ? 'kernel.required' : mandateErrors.badNumber)
  if (kind === 'guardian' && person.birthDate !== '' && person.birthDate > today)
    wrong('person.birthDate', mandateErrors.badBirth)
  return problems
}

/**
 * A tax code (10 digits, a branch 10-3; of a household business 12) or the code of an organisation (letter H, digits and
 * dots), in stored form; undefined when it is none.
 */
export function organisationNumber(text: string): string | undefined {
  const tight = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  return /^(\d{10}(-\d{3})?|\d{12}|H\d{2}(\.\d{2,3}){0,4})$/.test(tight) ? tight : undefined
}

/** A birth date makes it guardianship of a child; without one it is of a person who is of age. */
export const childBorn = ({ kind, person }: Pick<Request, 'kind' | 'person'>): string | undefined =>
  kind === 'guardian' && person.birthDate !== '' ? person.birthDate : undefined

/** Numbers as they are stored and hashed: one spelling. */
export const storedNumber = ({ kind, person }: Pick<Request, 'kind' | 'person'>): string | undefined =>
  kind === 'guardian' ? parseNationalId(person.number) : organisationNumber(person.number)
