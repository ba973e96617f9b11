/** Door of the module: figures counted from what is kept, per unit and period. */
export { getForm } from './operations/get-form.ts'
