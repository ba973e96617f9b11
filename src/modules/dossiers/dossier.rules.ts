import { civilDate } from '#kernel/i18n/format.ts'
import type { HandlingStep } from '#modules/procedures/index.ts'

/** States of a dossier with the numbers under which the National Portal knows them (domain facts 1.3). */
export const dossierStates = {
  submitted: 1,
  received: 2,
  refused: 3,
  in_process: 4,
  waiting_supplement: 5,
  waiting_payment: 6,
  withdrawn: 7,
  stopped: 8,
  resolved: 9,
  returned: 10,
} as const
export type DossierState = keyof typeof dossierStates
export const stateKeys = Object.keys(dossierStates) as DossierState[]

/** Nothing moves any more. */
export const terminalStates = ['refused', 'withdrawn', 'stopped', 'returned'] as const satisfies DossierState[]
/** The office still owes something and the clock can run. */
export const openStates = [
  'submitted',
  'received',
  'in_process',
  'waiting_supplement',
  'waiting_payment',
] as const satisfies DossierState[]

export type StepKey = HandlingStep['key']
export type StepRole = HandlingStep['role']
/** trước hạn, đúng hạn, quá hạn. */
export type FinishedStanding = 'early' | 'on_time' | 'overdue'
export type Outcome = 'granted' | 'denied'
/** Why a result counts no more, as anybody who checks the paper is told: none of these says anything about a person. */
export const revocationGrounds = ['wrong_facts', 'unlawful', 'decided', 'asked', 'other'] as const
export type RevocationGround = (typeof revocationGrounds)[number]
/** How a paper lies in the dossier. */
export type PaperKind = 'eform' | 'original' | 'certified_copy' | 'photocopy' | 'present' | 'info'

/** Where a waiting dossier goes on. */
export type ResumePoint = { state: 'received' | 'in_process'; step: StepKey; assigneeId: string | null }

/** What the state machine looks at; the rest of a dossier does not decide moves. */
export type Flow = {
  state: DossierState
  step: StepKey
  assigneeId: string | null
  /** Who examined it last: gets it back when the leader sends it back. */
  examinerId: string | null
  /** Steps of the pinned procedure version, in order. */
  steps: readonly StepKey[]
  /** Set exactly while waiting. */
  resume: ResumePoint | null
  /** Supplement requests so far, answered ones included. */
  supplements: number
  extended: boolean
  paid: boolean
  dueAt: Date | null
}

/** A dossier that has just come in waits at its first step for reception. */
export function newFlow(steps: readonly StepKey[]): Flow {
  return {
    state: 'submitted',
    step: steps[0] ?? 'reception',
    assigneeId: null,
    examinerId: null,
    steps,
    resume: null,
    supplements: 0,
    extended: false,
    paid: false,
    dueAt: null,
  }
}

/** The step at which the result is decided: `approval`, or the last one before `return`. */
export function decidingStep(steps: readonly StepKey[]): StepKey {
  if (steps.includes('approval')) return 'approval'
  return steps.filter((step) => step !== 'return').at(-1) ?? 'approval'
}

export function stepAfter(steps: readonly StepKey[], step: StepKey): StepKey | undefined {
  const place = steps.indexOf(step)
  return place < 0 ? undefined : steps[place + 1]
}

export function stepBefore(steps: readonly StepKey[], step: StepKey): StepKey | undefined {
  const place = steps.indexOf(step)
  return place <= 0 ? undefined : steps[place - 1]
}

export const isTerminal = (state: DossierState): boolean => (terminalStates as readonly string[]).includes(state)

/** The day whose name the dossier's unit has: today while somebody has to do with it, then the day of its last move. */
export const unitDay = (row: { state: DossierState; moved_at: Date }, now: Date): string =>
  civilDate(isTerminal(row.state) ? row.moved_at : now)
export const isOpen = (state: DossierState): boolean => (openStates as readonly string[]).includes(state)
