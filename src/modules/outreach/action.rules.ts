import { parseDay } from '#kernel/clock/civil.ts'

/**
 * What a branch head does at a member's door, with a network or without. The same action is taken by the page's form, by
 * the device's outbox and by the API; `key` makes it happen once, however often it is sent.
 */
export const noteKinds = ['visit', 'call', 'note', 'wish'] as const
export type NoteKind = (typeof noteKinds)[number]

export type NoteAction = { kind: 'note'; member: string; what: NoteKind; text: string; on: string }
export type MarkAction = { kind: 'mark'; member: string; marked: boolean; reason: string }
export type DuesAction = { kind: 'dues'; member: string; amount: number; on: string; slip: string }
/** On what ground a branch head registers somebody at a door. */
export const registerBases = ['told', 'signed_form', 'old_register'] as const
export type RegisterBasis = (typeof registerBases)[number]
export type RegisterAction = {
  kind: 'register'
  unit: string
  name: string
  /** `YYYY-MM-DD`, a year, or empty. */
  born: string
  phone: string
  line: string
  /** On what ground; empty in what was kept on a phone before it was asked. */
  basis: RegisterBasis | ''
  on: string
}
export type Action = NoteAction | MarkAction | DuesAction | RegisterAction

/** An action with its key and the moment (ISO 8601) at which it was done at the door. */
export type Item = { key: string; at: string; action: Action }

/** What came of an item: done, with what the server made of it; or refused, in a code and in words. */
export type Outcome =
  | { key: string; outcome: 'done'; result: Result }
  | { key: string; outcome: 'refused'; code: string; text: string }
export type Result = { member: string | null; receipt: string | null; receiptUrl: string | null }

export type ActionProblem = { path: string; code: string }

/** Who pays ten million at the door has mistyped. */
export const MOST_DUES = 10_000_000

/** What is wrong with an action before anybody is asked: the device knows this much by itself. */
export function actionProblems(action: Action, today: string): ActionProblem[] {
  switch (action.kind) {
    case 'note':
      return [
        ...(action.text === '' && action.what !== 'visit' && action.what !== 'call' ? [wrong('text', 'required')] : []),
        ...dayProblems(action.on, today),
      ]
    case 'mark':
      return []
    case 'dues':
      return [...amountProblems(action.amount), ...dayProblems(action.on, today)]
    case 'register':
      return [
        ...(action.name.split(' ').filter(Boolean).length < 2 ? [wrong('name', 'full_name')] : []),
        ...(['name', 'line'] as const).flatMap((path) =>
          isPlain(action[path]) ? [] : [{ path, code: 'kernel.bad_letters' }],
        ),
        ...bornProblems(action.born, today),
        ...(action.phone !== '' && !/^\+84\d{9,10}$/.test(action.phone) ? [wrong('phone', 'bad_phone')] : []),
        ...(action.unit === '' ? [wrong('unit', 'required')] : []),
        ...(action.basis === '' ? [wrong('basis', 'required')] : []),
      ]
  }
}

const wrong = (path: string, what: string): ActionProblem => ({
  path,
  code: what === 'required' ? 'kernel.required' : `outreach.${what}`,
})

/** A day that there is: no 30 February. */
const isDay = (text: string) => parseDay(text) !== undefined

/** Names and addresses go into registers and on papers: no markup, no control characters. */
export const isPlain = (text: string): boolean => !/[\p{Cc}<>]/u.test(text)

function dayProblems(day: string, today: string): ActionProblem[] {
  if (!isDay(day)) return [wrong('on', 'bad_day')]
  return day > today ? [wrong('on', 'future_day')] : []
}

function amountProblems(amount: number): ActionProblem[] {
  if (!Number.isInteger(amount) || amount <= 0) return [wrong('amount', 'bad_amount')]
  return amount > MOST_DUES ? [wrong('amount', 'too_much')] : []
}

function bornProblems(born: string, today: string): ActionProblem[] {
  if (born === '') return [wrong('born', 'required')]
  if (!isDay(born) && !/^\d{4}$/.test(born)) return [wrong('born', 'bad_born')]
  const year = Number(born.slice(0, 4))
  return year < 1850 || born > today ? [wrong('born', 'bad_born')] : []
}

/** A Vietnamese number as people write it, in E.164; what is none stays as typed. */
export function tidyPhone(text: string): string {
  const digits = text.replaceAll(/[\s.()-]/g, '').replace(/^(\+84|0084|84(?=\d{9,10}$)|0)/, '+84')
  return /^\+84\d{9,10}$/.test(digits) ? digits : text.trim()
}

/** `50.000`, `50 000 đ` and `50000` are fifty thousand; what is no number is NaN. */
export function readAmount(text: string): number {
  const digits = text.replaceAll(/[\s.,]|đồng|đ|vnd/gi, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}
