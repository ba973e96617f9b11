import { readFileSync } from 'node:fs'
import { publicActor, systemActor, type Actor } from '#kernel/access/actor.ts'
import type { TestRuntime } from '#kernel/testing/runtime.ts'
import { uploadFile, type Answers } from '#modules/forms/index.ts'
import { jpeg } from '#modules/forms/testing/files.ts'
import { importProcedures, readReferenceLifeEvents, readReferenceProcedures } from '#modules/procedures/index.ts'
import { importSomeUnits } from '#modules/units/testing/fixtures.ts'
import { attachFile } from '../operations/attach-file.ts'
import { savePage } from '../operations/save-page.ts'
import { startDraft } from '../operations/start-draft.ts'

type Run = Pick<TestRuntime, 'run'>

/** Units of Đà Nẵng and the twelve procedures. */
export async function importReference({ run }: Run): Promise<void> {
  await importSomeUnits({ run })
  const versions = await readReferenceProcedures('reference/procedures')
  const lifeEvents = await readReferenceLifeEvents('reference/life-events.json')
  await run(importProcedures, { versions, lifeEvents }, systemActor)
}

export const applicant = { fullName: 'Nguyễn Thị Hạnh', nationalId: '048190001234', phone: '0905 123 456' }

/** The example answers of a procedure (reference/procedures/examples). */
export function exampleAnswers(procedure: string): Answers {
  const path = `reference/procedures/examples/${procedure}.json`
  const [example] = JSON.parse(readFileSync(path, 'utf8')) as { answers: Answers }[]
  if (!example) throw new Error(`${path} holds no example`)
  return example.answers
}

/** A browser that has opened these drafts. */
export const browser = (...opened: string[]): Actor => ({ ...publicActor, opened })

/** A draft of birth registration at Núi Thành with everything answered and the given papers photographed. */
export async function fullDraft(
  { run }: Run,
  components: readonly string[],
  procedure = '1.001193',
  by?: { actor: Actor; applicant: Record<string, unknown> },
) {
  const draft = await run(startDraft, { procedure, unit: '20965' }, by?.actor)
  const actor = by?.actor ?? browser(draft.id)
  await run(savePage, { draft: draft.id, page: 'applicant', raw: by?.applicant ?? applicant }, actor)
  await answerAll({ run }, draft.id, procedure, actor)
  let seed = 1
  for (const component of components) {
    const { uploadId } = await run(uploadFile, { bytes: jpeg(seed++), name: `${component}.jpg` })
    await run(attachFile, { draft: draft.id, component, upload: uploadId }, actor)
  }
  return { ...draft, actor }
}

/** Saves the example answers, page after page as the answers lead. */
export async function answerAll({ run }: Run, draft: string, procedure: string, actor = browser(draft)): Promise<void> {
  const answers = exampleAnswers(procedure)
  const form = JSON.parse(readFileSync(`reference/procedures/${procedure}.form.json`, 'utf8')) as {
    pages: { key: string; questions: { key: string }[] }[]
  }
  for (const page of form.pages) {
    const raw = Object.fromEntries(page.questions.flatMap(({ key }) => (key in answers ? [[key, answers[key]]] : [])))
    await run(savePage, { draft, page: page.key, raw }, actor).catch((error: { code?: string }) => {
      if (error.code !== 'applications.page_unknown') throw error // a page that these answers do not lead to
    })
  }
}
