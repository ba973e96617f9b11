import type { Figures } from '../measure/figures.ts'
import type { Compared } from '../measure/rounds.ts'

/** What a case found: against the bare driver, the server alone, or a single figure with its limit. */
export type CaseResult =
  | { kind: 'compared'; name: string; compared: Compared; target: { ratio: number; p95Times?: number } }
  | {
      kind: 'alone'
      name: string
      figures: Figures
      perCore: number
      answerBytes: number
      target?: { perCore: number }
    }
  | { kind: 'figure'; name: string; value: number; unit: string; target: { atMost: number } }

export function isMet(result: CaseResult): boolean {
  switch (result.kind) {
    case 'compared': {
      const { ratio, server, bare } = result.compared
      return (
        ratio >= result.target.ratio && server.p95 <= bare.p95 * (result.target.p95Times ?? Number.POSITIVE_INFINITY)
      )
    }
    case 'alone':
      return result.target === undefined || result.perCore >= result.target.perCore
    case 'figure':
      return result.value <= result.target.atMost
  }
}
