import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { dayBefore, findLevelNames, nameUnits } from '#modules/units/index.ts'
import { toActView } from '../act-view.reads.ts'
import { codesIn, conflictText } from '../conflict-words.rules.ts'
import { holdingName } from '../holding-words.rules.ts'
import { maySeeAct, PREPARE } from '../reorganisation.policy.ts'
import { getAct, readProgress, readSteps } from '../reorganisation.reads.ts'
import { ActView, ConflictView, Progress, StepView } from '../reorganisation.schema.ts'
import { codesOf } from '../step.rules.ts'
import { kindOf, stepText } from '../step-words.rules.ts'

const PAGE = 100

/** One reorganisation: its decision, a part of its steps, and how far the job has come. */
export const getReorganisation = question({
  name: 'reorganisation.get',
  permission: PREPARE,
  input: z.strictObject({ id: z.uuid(), after: z.coerce.number().int().min(0).default(0) }),
  output: z.object({
    act: ActView,
    steps: z.array(StepView),
    next: z.int().nullable(),
    progress: z.array(Progress),
    problem: z.array(ConflictView).meta({ description: 'Why the job gave it back as a draft' }),
  }),
  async run(ctx, { id, after }) {
    const act = await getAct(ctx.db, id)
    ctx.allow(maySeeAct(ctx.actor, act))
    const steps = await readSteps(ctx.db, id, after, PAGE + 1)
    const phase = act.state === 'undoing' || act.state === 'undone' ? 'undo' : 'apply'
    const progress = await readProgress(ctx.db, id, phase)
    const shown = steps.slice(0, PAGE)
    const codes = shown.flatMap(({ data }) => codesOf(data))
    const nameOf = await nameUnits(ctx, codes, dayBefore(act.effective_on), 'paper')
    const levels = await findLevelNames(ctx.db, ctx.locale)
    const problem = act.problem ?? []
    const nameIn = await nameUnits(ctx, codesIn(problem), dayBefore(act.effective_on), 'paper')
    return {
      act: toActView(act, ctx.locale),
      steps: shown.map(({ id: step, sort, data }) => ({
        id: step,
        sort,
        kind: kindOf(data),
        data,
        text: stepText(ctx.t, data, nameOf, (level) => levels.get(level) ?? level),
      })),
      next: steps.length > PAGE ? (shown.at(-1)?.sort ?? null) : null,
      progress: progress.map((line) => ({
        holding: line.holding,
        name: holdingName(ctx.t, line.holding, line.total),
        ...told(phase, line),
        finished: line.finished_at !== null,
      })),
      problem: problem.map((conflict) => conflictText(ctx.t, conflict, nameIn)),
    }
  },
})

/** Taking back may count the steps on its way more often than the things: what went over is what comes back. */
const told = (phase: 'apply' | 'undo', { done, total }: { done: number; total: number }) =>
  phase === 'undo' ? { done: Math.min(done, total), total } : { done, total: Math.max(total, done) }
