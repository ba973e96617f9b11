/** Door of the module: reorganisation of units as a dated legal act: preview, apply, undo, lineage. */
export { leadOn } from './operations/lead-on.ts'
export { createAct } from './operations/create-act.ts'
export { confirmAct } from './operations/confirm-act.ts'
export { continueAct } from './operations/continue-act.ts'
export { undoAct } from './operations/undo-act.ts'
export { uploadSteps } from './operations/upload-steps.ts'
export { addStep } from './operations/change-steps.ts'
