import type { Actor } from '#kernel/access/actor.ts'
import { publicActor } from '#kernel/access/actor.ts'
import type { Run } from '#kernel/http/face.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { execute, type Runtime } from '#kernel/operation/pipeline.ts'
import {
  acceptDossier,
  answerSupplement,
  approveDossier,
  assignDossier,
  forwardDossier,
  markPaid,
  refuseDossier,
  requestPayment,
  requestSupplement,
  returnResult,
  stopDossier,
  submitDossier,
  takeDossier,
  withdrawDossier,
} from '#modules/dossiers/index.ts'
import { exampleAnswers, exampleApplicant } from '#modules/forms/index.ts'
import { getProcedure, requiredComponents, type ProcedureVersion } from '#modules/procedures/index.ts'
import { DEMO_UNIT, type DemoLogin } from './accounts.ts'
import type { DemoDossier } from './plan.ts'
import { handIn } from './scans.ts'

const HOUR = 3_600_000

/** The people of the demo desk and a clock that can be set: every move is a real operation at its own time. */
export type Stage = { runtime: Runtime; actors: Record<DemoLogin, Actor>; now: Date }

type Scene = { code: string; id: string; as(login: DemoLogin | 'owner', hoursLater: number): Run | undefined }

/** Submits the dossier at its time and plays its fate; moves that would lie in the future do not happen. */
export async function playDossier(stage: Stage, plan: DemoDossier): Promise<void> {
  // Some procedures ask for a proved identity; how it is proved is tried elsewhere.
  const run = runAt(stage, { ...publicActor, level: 2 }, plan.submittedAt)
  const procedure = await getProcedure(stage.runtime.db, plan.procedure, civilDate(plan.submittedAt), plan.submittedAt)
  const submitted = await run(submitDossier, await application(stage, run, plan, procedure))
  const opened = { ...publicActor, opened: [submitted.id] }
  let at = plan.submittedAt.getTime()
  const scene: Scene = {
    code: submitted.code,
    id: submitted.id,
    as(login, hoursLater) {
      at = atDesk(at + hoursLater * HOUR, login !== 'owner')
      if (at > stage.now.getTime()) return undefined
      return runAt(stage, login === 'owner' ? opened : stage.actors[login], new Date(at))
    },
  }
  await play(scene, plan, procedure)
}

// Officers act in working hours: at night and at weekends the move waits for 7:30 of the next weekday.
function atDesk(moment: number, officer: boolean): number {
  if (!officer) return moment
  const local = new Date(moment + 7 * HOUR)
  const hour = local.getUTCHours()
  const day = local.getUTCDay()
  if (day !== 0 && day !== 6 && hour >= 7 && hour < 17) return moment
  const next = new Date(local)
  next.setUTCHours(7, 30 + (local.getUTCMinutes() % 60), 0, 0)
  if (hour >= 7) next.setUTCDate(next.getUTCDate() + 1)
  while (next.getUTCDay() === 0 || next.getUTCDay() === 6) next.setUTCDate(next.getUTCDate() + 1)
  return next.getTime() - 7 * HOUR
}

function runAt({ runtime }: Stage, actor: Actor, at: Date): Run {
  const then: Runtime = { ...runtime, now: () => at }
  return (op, input) => execute(then, op, input, { actor, locale: 'vi', requestId: 'demo' })
}

async function application({ runtime }: Stage, run: Run, plan: DemoDossier, procedure: ProcedureVersion) {
  const today = civilDate(plan.submittedAt)
  const answers = exampleAnswers(procedure.form, plan.n, today)
  const components = []
  for (const { component, required } of requiredComponents(procedure, answers, 'online'))
    if (required)
      components.push({ component: component.key, uploads: [await handIn(runtime, run, component.name.vi)] })
  return {
    procedure: plan.procedure,
    unit: DEMO_UNIT,
    applicant: exampleApplicant(plan.n, today, answers),
    answers,
    components,
  }
}

async function play(scene: Scene, plan: DemoDossier, procedure: ProcedureVersion): Promise<void> {
  const { code } = scene
  const { fate } = plan
  const specialist: DemoLogin = plan.n % 2 === 0 ? 'chuyenvien1' : 'chuyenvien2'
  if (fate === 'new') return
  if (fate === 'withdrawn')
    return void (await scene.as('owner', 3)?.(withdrawDossier, { code, reason: 'Gia đình đổi ý, sẽ nộp lại sau.' }))
  const reason = 'Ảnh chụp mờ, không đọc được số và ngày cấp; đề nghị chụp lại và nộp hồ sơ mới.'
  if (fate === 'refused') return void (await scene.as('tiepnhan', 1)?.(refuseDossier, { code, reasons: [reason] }))
  await scene.as('tiepnhan', 0.1 + plan.pace * 0.4)?.(acceptDossier, { code })
  if (fate === 'received') return
  if (fate === 'paying') return void (await scene.as('tiepnhan', 0.5)?.(requestPayment, { code, amount: 50_000 }))
  await takeUp(scene, plan, specialist)
  if (fate === 'examining') return
  if (fate === 'stopped')
    return void (await scene.as('chutich', 6)?.(stopDossier, {
      code,
      reason: 'Người nộp đề nghị dừng vì hồ sơ trùng.',
    }))
  await supplement(scene, plan, specialist, procedure)
  if (fate === 'waiting' || fate === 'supplied') return
  await decide(scene, plan, specialist)
}

async function takeUp(scene: Scene, plan: DemoDossier, specialist: DemoLogin): Promise<void> {
  const { code } = scene
  if (plan.n % 3 === 0) await scene.as(specialist, 0.3)?.(takeDossier, { code })
  else await scene.as('tiepnhan', 0.2)?.(assignDossier, { code, assignee: specialistId(scene, specialist) })
}

const specialistIds = new Map<DemoLogin, string>()
const specialistId = (_scene: Scene, login: DemoLogin): string => specialistIds.get(login) ?? ''
/** Told once, before the dossiers are played. */
export function knowSpecialists(actors: Record<DemoLogin, Actor>): void {
  for (const login of ['chuyenvien1', 'chuyenvien2'] as const) specialistIds.set(login, actors[login].accountId ?? '')
}

async function supplement(
  scene: Scene,
  plan: DemoDossier,
  specialist: DemoLogin,
  procedure: ProcedureVersion,
): Promise<void> {
  const asked = plan.fate === 'waiting' || plan.fate === 'supplied' || (plan.fate === 'returned' && plan.n % 7 === 0)
  if (!asked) return
  const { code } = scene
  const component = procedure.components.find((one) => one.kind !== 'eform' && one.kind !== 'info')
  const reason = 'Bản chụp thiếu mặt sau; đề nghị chụp đủ hai mặt.'
  const items = component ? [{ component: component.key, reason }] : []
  await scene.as(specialist, 2)?.(requestSupplement, {
    code,
    items,
    reason: 'Đề nghị bổ sung để đủ căn cứ giải quyết.',
  })
  if (plan.fate !== 'waiting')
    await scene.as('owner', 20)?.(answerSupplement, { code, text: 'Tôi đã mang giấy tờ đến quầy.' })
}

async function decide(scene: Scene, plan: DemoDossier, specialist: DemoLogin): Promise<void> {
  const { code } = scene
  // A slow pace makes a few of them late.
  await scene.as(specialist, 0.4 + plan.pace ** 5 * plan.days * 20)?.(forwardDossier, {
    code,
    note: 'Hồ sơ đủ điều kiện, trình lãnh đạo.',
  })
  if (plan.fate === 'deciding') return
  const decided = scene.as('chutich', 0.3 + plan.pace)
  if (!decided) return
  const denied = plan.fate === 'denied'
  const reasons = denied ? ['Thông tin khai không khớp với cơ sở dữ liệu hộ tịch điện tử.'] : []
  await decided(approveDossier, { code, outcome: denied ? 'denied' : 'granted', reasons })
  if (plan.fate === 'returned') {
    if (plan.n % 5 === 0)
      await scene
        .as('tiepnhan', 0.2)?.(markPaid, { code })
        .catch(() => undefined)
    await scene.as('tiepnhan', 1)?.(returnResult, { code })
  }
}
