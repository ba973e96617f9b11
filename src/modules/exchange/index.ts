/** Door of the module: lists in and out: import of Excel sheets with preview and undo, export. */
export { beginImport } from './operations/begin-import.ts'
export { continueImport } from './operations/continue-import.ts'
export { getImport } from './operations/get-import.ts'
export { mapImport } from './operations/map-import.ts'
export { runImport } from './operations/run-import.ts'
