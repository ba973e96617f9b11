import { readDate } from '#ui/date-field/read-date.ts'
import { noteKinds, readAmount, registerBases, tidyPhone, type Action } from '../action.rules.ts'

export const actionNames = ['visit', 'note', 'mark', 'unmark', 'dues', 'register'] as const
export type ActionName = (typeof actionNames)[number]

type Fields = Readonly<Record<string, string>>

/** What a form of the branch's pages says, read alike by the server and, without a network, by the service worker. */
export function readAction(name: ActionName, fields: Fields, member: string, today: string): Action {
  const text = (field: string) => (fields[field] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const day = (field: string) => (text(field) === '' ? today : (readDate(text(field)) ?? text(field)))
  switch (name) {
    case 'visit':
      return { kind: 'note', member, what: 'visit', text: '', on: day('on') }
    case 'note': {
      const what = noteKinds.find((kind) => kind === fields['what']) ?? 'note'
      return { kind: 'note', member, what, text: text('text'), on: day('day') }
    }
    case 'mark':
      return { kind: 'mark', member, marked: true, reason: text('reason') }
    case 'unmark':
      return { kind: 'mark', member, marked: false, reason: '' }
    case 'dues':
      return { kind: 'dues', member, amount: readAmount(text('amount')), on: day('on'), slip: '' }
    case 'register': {
      const born = /^\d{4}$/.test(text('born')) ? text('born') : (readDate(text('born')) ?? text('born'))
      const phone = tidyPhone(text('phone'))
      const basis = registerBases.find((one) => one === fields['basis']) ?? ''
      const [unit, name, line] = [text('unit'), text('name'), text('line')]
      return { kind: 'register', unit, name, born, phone, line, basis, on: today }
    }
  }
}

/** The form in which an action that waits is corrected, as its fields were typed. */
export function fieldsOf(action: Action): Record<string, string> {
  switch (action.kind) {
    case 'note':
      return { what: action.what, text: action.text, day: action.on }
    case 'mark':
      return { reason: action.reason }
    case 'dues':
      return { amount: String(action.amount), on: action.on }
    case 'register':
      return {
        name: action.name,
        born: action.born,
        phone: action.phone,
        line: action.line,
        unit: action.unit,
        basis: action.basis ?? '',
      }
  }
}

/** Under which name the form of an action posts. */
export function actionName(action: Action): ActionName {
  if (action.kind === 'mark') return action.marked ? 'mark' : 'unmark'
  return action.kind
}
