/** Door of the module: forms as data, and the pure rules over them. */
export * from './form.schema.ts'
export { formProblems, type FormProblem, type FormProblemCode } from './form.errors.ts'
export { answerAt, answersNamed, isMet, type AnswerScope } from './condition.rules.ts'
export { checkApplicant, type ApplicantAnswer, type CheckFacts } from './answer.rules.ts'
export {
  asks,
  checkAnswers,
  checkPage,
  firstOpenPage,
  nextPage,
  previousPage,
  visiblePages,
  visibleQuestions,
  type CheckedAnswers,
} from './form.rules.ts'
export { parsePagePost, type Posted } from './page-post.rules.ts'
export { answersToRows, answerText, personText, type AnswerRow, type RowFacts } from './rows.rules.ts'
export { toJsonSchema, type JsonSchema } from './json-schema.rules.ts'
export { exampleAnswers, exampleApplicant } from './example-answers.rules.ts'
export { answerPaths, formFaults, formPaths } from './form-integrity.rules.ts'
export { uploadErrors } from './upload.errors.ts'
export { uploadFile } from './operations/upload-file.ts'
export { keepFile, type InspectedFile } from './keep-file.commands.ts'
export type { UploadedFile } from './upload.schema.ts'
export { cleanLine } from './value.rules.ts'
