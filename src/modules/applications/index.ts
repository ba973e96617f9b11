/** Door of the module: drafts of applications and how they become dossiers. */
export { draftErrors } from './draft.errors.ts'
export { startDraft } from './operations/start-draft.ts'
export { savePage } from './operations/save-page.ts'
export { attachFile } from './operations/attach-file.ts'
export { submitDraft } from './operations/submit-draft.ts'
