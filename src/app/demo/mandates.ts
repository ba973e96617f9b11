import { z } from 'zod'
import { publicActor, type Actor } from '#kernel/access/actor.ts'
import type { Run } from '#kernel/http/face.ts'
import { addDays, civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { execute, type Runtime } from '#kernel/operation/pipeline.ts'
import { submitDossier } from '#modules/dossiers/index.ts'
import { exampleAnswers, exampleApplicant } from '#modules/forms/index.ts'
import { findCredentials, identify, startSession } from '#modules/identity/index.ts'
import { acceptMandate, asRepresentative, decideMandate, requestMandate } from '#modules/mandates/index.ts'
import { getProcedure, requiredComponents } from '#modules/procedures/index.ts'
import { DEMO_UNIT } from './accounts.ts'
import { handIn } from './scans.ts'

/** Birth registration: one that asks for no e-identity. */
const BIRTH = '1.001193'
const acts: z.input<typeof requestMandate.input>['acts'] = ['apply', 'follow', 'receive', 'supplement', 'withdraw']

/**
 * A member of the women's union who lets it act for her, with a dossier that its officer handed in, and a mother who is
 * the confirmed guardian of her child.
 */
export async function makeDemoMandates(runtime: Runtime, run: Run): Promise<void> {
  const member = await personOf(runtime, run, { login: 'phan.man' })
  const cadre = await personOf(runtime, run, { login: 'canbohoi' })
  const { id } = await by(runtime, member)(requestMandate, {
    kind: 'association',
    side: 'principal',
    way: 'unit',
    unit: DEMO_UNIT,
    acts,
  })
  await by(runtime, cadre)(acceptMandate, { mandate: id })
  const mother = await personOf(runtime, run, { phone: '+84905000101' })
  const guardianship = await by(runtime, mother)(requestMandate, {
    kind: 'guardian',
    side: 'representative',
    way: 'desk',
    unit: DEMO_UNIT,
    person: { name: 'Nguyễn Gia Bảo', number: '048218001234', birthDate: '2018-03-05' },
    acts,
  })
  const reception = await personOf(runtime, run, { login: 'tiepnhan' })
  const paper = 'Giấy khai sinh số 45, ngày 12/03/2018'
  await by(runtime, reception)(decideMandate, { mandate: guardianship.id, decision: 'confirm', paper })
  await handInFor(runtime, cadre, id)
}

async function handInFor(runtime: Runtime, cadre: Actor, mandate: string): Promise<void> {
  const { db, services } = runtime
  const now = addDays(runtime.now(), -1)
  const acting = await asRepresentative(db, services.aead, cadre, mandate, now)
  const run = by(runtime, acting)
  const today = civilDate(now)
  const procedure = await getProcedure(db, BIRTH, today, now)
  const answers = exampleAnswers(procedure.form, 0, today)
  const components = []
  for (const { component, required } of requiredComponents(procedure, answers, 'online'))
    if (required)
      components.push({ component: component.key, uploads: [await handIn(runtime, run, component.name.vi)] })
  const applicant = { ...exampleApplicant(0, today, answers), fullName: acting.onBehalfOf?.name ?? '' }
  await run(submitDossier, { procedure: BIRTH, unit: DEMO_UNIT, applicant, answers, components })
}

/** Operations run as somebody of the demo. */
export const by =
  (runtime: Runtime, actor: Actor): Run =>
  (op, input) =>
    execute(runtime, op, input, { actor, locale: 'vi', requestId: 'demo' })

/** Somebody of the demo, signed in. */
export async function personOf(runtime: Runtime, run: Run, who: { login: string } | { phone: string }): Promise<Actor> {
  const token = await run(openPersonsSession, who)
  if (token === null) return publicActor
  return identify(runtime.db, { sessionToken: token, opened: [] }, runtime.now())
}

const openPersonsSession = operation({
  name: 'demo.open-persons-session',
  permission: 'demo:make',
  kind: 'write',
  input: z.union([z.object({ login: z.string() }), z.object({ phone: z.string() })]),
  output: z.string().nullable(),
  async run(ctx, who) {
    const account = await findCredentials(ctx.db, who, civilDate(ctx.now()))
    if (!account) return null
    return (await startSession(ctx, { accountId: account.id, methods: ['password'], level: 1 })).token
  },
})
