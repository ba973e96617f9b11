import { isMet, type Answers, type FormPage } from '#modules/forms/index.ts'
import type { Channel, ProcedureComponent, ProcedureVersion } from './procedure.schema.ts'

/** A component that this application meets, and what the submission must do about it. */
export type DueComponent = {
  component: ProcedureComponent
  /** Must be handed in, with at least one file when sent online. */
  required: boolean
  /** Files may be handed in: not so for the form itself and for what the office looks up. */
  upload: boolean
}

/**
 * The components that apply to these answers on this channel, in the order of the procedure.
 * Online, what is only shown at the desk (`present`) may be uploaded but never must; a condition that the form
 * cannot tell makes a component optional. When the data are only prepared online (`onlineMode: prepare`),
 * originals are brought to the desk, so nothing but what is marked for the online channel is required.
 */
export function requiredComponents(procedure: ProcedureVersion, answers: Answers, channel: Channel): DueComponent[] {
  const applying = procedure.components.filter(
    ({ condition }) => (condition?.channels?.includes(channel) ?? true) && isMet(condition?.when, { answers }),
  )
  return applying.map((component) => ({
    component,
    required: isRequired(component, procedure, channel),
    upload: takesFiles(component),
  }))
}

function isRequired(component: ProcedureComponent, procedure: ProcedureVersion, channel: Channel): boolean {
  if (!component.required || component.kind === 'info') return false
  if (channel !== 'online') return true
  return procedure.onlineMode === 'full' && component.kind !== 'present' && component.kind !== 'eform'
}

/** A component as published, whatever the answers: `required` says that an ordinary online application must upload it. */
export type PublishedComponent = DueComponent & { conditional: boolean }

/** Every component of the procedure for its public description (API, procedure page), in order. */
export function publishedComponents(procedure: ProcedureVersion): PublishedComponent[] {
  const ordinary = new Map(requiredComponents(procedure, {}, 'online').map((due) => [due.component.key, due]))
  return procedure.components.map((component) => {
    const due = ordinary.get(component.key) ?? { component, required: false, upload: takesFiles(component) }
    return { ...due, conditional: onlySometimes(component) }
  })
}

/** A required paper whose condition says neither when nor through which channel carries a mere remark: it is always needed. */
function onlySometimes({ condition, required }: ProcedureComponent): boolean {
  return condition !== undefined && !(required && condition.when === undefined && condition.channels === undefined)
}

const takesFiles = ({ kind }: ProcedureComponent) => kind !== 'eform' && kind !== 'info'

/** Why a submission's files are refused: `component` is its key. */
export type ComponentProblem = { component: string; code: 'missing' | 'unknown' | 'too_many' }

/**
 * Compares what was handed in (component key to number of files) with what these answers need on this channel.
 * Empty: complete. A paper that was not asked for is taken all the same; only a key that the procedure
 * does not have is `unknown`.
 */
export function checkComponents(
  procedure: ProcedureVersion,
  answers: Answers,
  channel: Channel,
  files: ReadonlyMap<string, number>,
): ComponentProblem[] {
  const known = new Map(procedure.components.map((component) => [component.key, component]))
  const problems = [...files].flatMap(([key, count]): ComponentProblem[] => {
    const component = known.get(key)
    if (!component) return [{ component: key, code: 'unknown' }]
    return count > component.maxFiles ? [{ component: key, code: 'too_many' }] : []
  })
  const missing = requiredComponents(procedure, answers, channel).filter(
    ({ component, required }) => required && (files.get(component.key) ?? 0) === 0,
  )
  return [
    ...problems,
    ...missing.map(({ component }): ComponentProblem => ({ component: component.key, code: 'missing' })),
  ]
}

/**
 * All pages of an online application: those of the form that the answers lead to, then one page for each
 * component to upload (page key `doc-<component>`), made as pages with one `files` question, so that the
 * shell walks through one list. A component that a page of the form already places is not asked again.
 */
export function applicationPages(procedure: ProcedureVersion, answers: Answers): FormPage[] {
  const pages = procedure.form.pages.filter((page) => isMet(page.showIf, { answers }))
  const placed = new Set(
    pages.flatMap((page) => page.questions.flatMap((q) => (q.type === 'files' ? [q.component] : []))),
  )
  const documents = requiredComponents(procedure, answers, 'online').filter(
    ({ upload, component }) => upload && !placed.has(component.key),
  )
  return [...pages, ...documents.map(documentPage)]
}

export const documentPageKey = (componentKey: string): string => `doc-${componentKey}`.slice(0, 60)

function documentPage({ component, required }: DueComponent): FormPage {
  return {
    key: documentPageKey(component.key),
    title: component.name,
    ...(component.condition && { intro: component.condition.text }),
    questions: [
      {
        type: 'files',
        key: 'files',
        label: component.name,
        required,
        component: component.key,
        maxFiles: component.maxFiles,
      },
    ],
  }
}
