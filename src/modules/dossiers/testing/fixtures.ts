import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import { systemActor } from '#kernel/access/actor.ts'
import { saveUpload } from '#kernel/files/upload.store.ts'
import { officer, publicActor, testRuntime, type TestRuntime } from '#kernel/testing/runtime.ts'
import { importCalendar, readCalendarFolder } from '#modules/calendars/index.ts'
import { exampleAnswers, exampleApplicant, type Answers } from '#modules/forms/index.ts'
import {
  importProcedures,
  readReferenceLifeEvents,
  readReferenceProcedures,
  requiredComponents,
  type ProcedureVersion,
} from '#modules/procedures/index.ts'
import { importUnits } from '#modules/units/index.ts'
import type { SubmitDossier } from '../dossier.schema.ts'
import { acceptDossier } from '../operations/accept-dossier.ts'
import { forwardDossier } from '../operations/forward-dossier.ts'
import { submitDossier } from '../operations/submit-dossier.ts'

export const BIRTH = '1.001193'
export const UNIT = '20965'
export const OTHER_UNIT = '20971'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const rights: Record<string, string[]> = {
  reception: [
    'dossiers:read',
    'dossiers:receive',
    'dossiers:return',
    'dossiers:supplement',
    'dossiers:withdraw',
    'dossiers:pay',
  ],
  specialist: ['dossiers:read', 'dossiers:examine'],
  chair: ['dossiers:read', 'dossiers:approve'],
  administrator: ['dossiers:read', 'dossiers:revise'],
}

export type Office = TestRuntime & {
  reception: Actor
  specialist: Actor
  specialist2: Actor
  chair: Actor
  administrator: Actor
  stranger: Actor
  procedures: ProcedureVersion[]
  /** What a resident sends for this procedure, complete, with uploads of its own. */
  submission(procedure?: string, unit?: string): Promise<Submission>
  upload(): Promise<string>
}
export type Submission = z.input<typeof SubmitDossier>

const someone = (n: number, role: string, name: string, unit = UNIT): Actor =>
  officer({ accountId: id(n), role, unit, name, permissions: rights[role] ?? [] })

/** A commune with its people, calendar and the twelve procedures, at Friday 2026-11-20 09:00. */
export async function anOffice(pool: Pool): Promise<Office> {
  const test = testRuntime({ pool })
  const procedures = await readReferenceProcedures('reference/procedures')
  await test.run(importUnits, { lists: [places] }, systemActor)
  await test.run(importCalendar, await readCalendarFolder('reference/calendars'), systemActor)
  const lifeEvents = await readReferenceLifeEvents('reference/life-events.json')
  await test.run(importProcedures, { versions: procedures, lifeEvents }, systemActor)
  return {
    ...test,
    procedures,
    reception: someone(1, 'reception', 'Lê Thị Thu Thủy'),
    specialist: someone(2, 'specialist', 'Phạm Văn Dũng'),
    specialist2: someone(3, 'specialist', 'Võ Thị Mai'),
    chair: someone(4, 'chair', 'Trần Quốc Bảo'),
    administrator: someone(5, 'administrator', 'Ngô Văn Tín'),
    stranger: someone(6, 'specialist', 'Hồ Thị Lạ', OTHER_UNIT),
    upload: () => anUpload(test),
    submission: (code = BIRTH, unit = UNIT) =>
      aSubmission(test, procedures.find((one) => one.code === code) as ProcedureVersion, unit),
  }
}

const place = (code: string, parentCode: string | null, name: string, nameEn: string) => ({
  code,
  parentCode,
  level: parentCode === null ? ('province' as const) : ('commune' as const),
  name,
  nameEn,
})
const places = {
  name: 'test',
  validFrom: '2025-07-01',
  validTo: null,
  rows: [
    place('48', null, 'Thành phố Đà Nẵng', 'Da Nang City'),
    place('20965', '48', 'Xã Núi Thành', 'Nui Thanh Commune'),
    place('20971', '48', 'Xã Tam Mỹ', 'Tam My Commune'),
    place('20341', '48', 'Phường Tam Kỳ', 'Tam Ky Ward'),
    place('20242', '48', 'Phường Hải Châu', 'Hai Chau Ward'),
  ],
}

async function anUpload(test: TestRuntime): Promise<string> {
  const { sha256, size } = await test.runtime.services.files.put(Buffer.from(`photo ${randomUUID()}`))
  const upload = randomUUID()
  await saveUpload(
    test.runtime.db,
    { id: upload, sha256, size, mediaType: 'image/jpeg', pages: 1, name: 'giay-chung-sinh.jpg' },
    test.runtime.now(),
  )
  return upload
}

async function aSubmission(test: TestRuntime, procedure: ProcedureVersion, unit: string): Promise<Submission> {
  const today = '2026-11-20'
  const answers: Answers = exampleAnswers(procedure.form, 0, today)
  const needed = requiredComponents(procedure, answers, 'online').filter((due) => due.required)
  const components: { component: string; uploads: string[] }[] = []
  for (const { component } of needed) components.push({ component: component.key, uploads: [await anUpload(test)] })
  return {
    procedure: procedure.code,
    unit,
    applicant: exampleApplicant(0, today, answers),
    answers,
    components,
    channel: 'online',
  }
}

/** The public, who proved that this dossier is hers. */
export const owner = (dossierId: string): Actor => ({ ...publicActor, opened: [dossierId] })

/** A resident known well enough for every procedure. */
export const proved: Actor = { ...publicActor, level: 2 }

export async function submitted(office: Office, procedure?: string, unit?: string) {
  return office.run(submitDossier, await office.submission(procedure, unit), proved)
}

export async function received(office: Office, procedure?: string) {
  const dossier = await submitted(office, procedure)
  await office.run(acceptDossier, { code: dossier.code }, office.reception)
  return dossier
}

/** At the leader's desk. */
export async function examined(office: Office, procedure?: string) {
  const dossier = await received(office, procedure)
  await office.run(forwardDossier, { code: dossier.code }, office.specialist)
  return dossier
}
