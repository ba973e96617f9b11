import type { DossierView } from '../../../dossier-view.schema.ts'
import type { MoveKind } from '../../../moves.rules.ts'
import { dossierPath } from './dossier-words.tsx'

export type Dossier = DossierView
export type Assignees = readonly { id: string; name: string }[]

/** Moves with a page of their own, because they ask for words; by the last part of the address. */
export const movePages = {
  refuse: 'refuse',
  'request-supplement': 'request_supplement',
  supplement: 'supplement',
  'request-payment': 'request_payment',
  approve: 'approve',
  'send-back': 'send_back',
  extend: 'extend',
  stop: 'stop',
  withdraw: 'withdraw',
} as const satisfies Record<string, MoveKind>
export type MovePage = keyof typeof movePages
export type PagedMove = (typeof movePages)[MovePage]

export const isMovePage = (text: string): text is MovePage => Object.hasOwn(movePages, text)
export const movePath = (code: string, kind: PagedMove): string => `${dossierPath(code)}/${kind.replaceAll('_', '-')}`

/** Moves made on the page of the dossier itself. */
const inPlace = [
  'accept',
  'take',
  'assign',
  'forward',
  'mark_paid',
  'return_result',
] as const satisfies readonly MoveKind[]
export type InPlace = (typeof inPlace)[number]

/** What this officer would most likely do now: one thing, or nothing. */
export function primaryMove(dossier: Dossier, me: string | null): MoveKind | undefined {
  const can = sensibleMoves(dossier)
  const mine = dossier.assignee !== null && dossier.assignee.id === me
  const order: readonly (MoveKind | false)[] = [
    'accept',
    dossier.state === 'waiting_supplement' && 'supplement',
    dossier.state === 'waiting_payment' && 'mark_paid',
    dossier.state === 'resolved' && 'return_result',
    'approve',
    'take',
    mine && 'forward',
    dossier.assignee === null && 'assign',
    dossier.state === 'received' && !can.includes('request_supplement') && 'forward',
  ]
  return order.find((kind): kind is MoveKind => kind !== false && can.includes(kind))
}

/** What the machine allows and makes sense: nobody examines a dossier that lies on the leader's table. */
export function sensibleMoves(dossier: Dossier): readonly MoveKind[] {
  const decided = dossier.role === 'leader'
  const absent: readonly MoveKind[] = decided
    ? ['take', 'assign', 'forward', 'request_supplement', 'request_payment']
    : dossier.assignee === null
      ? []
      : ['take']
  const paid: readonly MoveKind[] = dossier.fee === null || dossier.fee === 0 ? ['mark_paid'] : []
  return dossier.can.filter((kind) => kind !== 'revise_due' && !absent.includes(kind) && !paid.includes(kind))
}

/** Everything else that may be done, each under its own link or fold. */
export const otherMoves = (dossier: Dossier, primary: MoveKind | undefined): MoveKind[] =>
  sensibleMoves(dossier).filter((kind) => kind !== primary)

export const isInPlace = (kind: MoveKind): kind is InPlace => (inPlace as readonly MoveKind[]).includes(kind)
export const isPaged = (kind: MoveKind): kind is PagedMove => Object.values(movePages).some((one) => one === kind)

/** It was decided, but what was issued counts no more and nothing stands in its place. */
export const isWithoutPaper = ({ results }: Pick<Dossier, 'results'>): boolean =>
  results.length > 0 && results.every(({ status }) => status !== 'valid')
