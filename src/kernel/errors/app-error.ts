/** What went wrong, in the one list that decides the HTTP status. */
export const errorKinds = {
  invalid: 422,
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  /** Somebody changed the thing since the version that the call names (If-Match). */
  precondition: 412,
  /** The caller must prove more than she did: a higher level of assurance, or once more who she is. */
  step_up: 401,
  too_many: 429,
  too_large: 413,
  /** A protocol that we speak knows it, and says how to answer that we do not. */
  not_built: 501,
  unavailable: 503,
} as const

export type ErrorKind = keyof typeof errorKinds

/** One refused field: `path` is the dotted input path (`answers.child.fullName`), `code` the message key. */
export type FieldProblem = { path: string; code: string; params?: Record<string, unknown> }

type Details = { kind: ErrorKind; params?: Record<string, unknown>; fields?: readonly FieldProblem[] }

/**
 * An error that a person is told about. The code is owned by a module (`dossiers.already_moved`)
 * and is the translation key: `<module>.errors.<rest>`.
 */
export class AppError extends Error {
  readonly code: string
  readonly kind: ErrorKind
  readonly params: Record<string, unknown>
  readonly fields: readonly FieldProblem[]

  constructor(code: string, details: Details) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.kind = details.kind
    this.params = details.params ?? {}
    this.fields = details.fields ?? []
  }

  get status(): (typeof errorKinds)[ErrorKind] {
    return errorKinds[this.kind]
  }
}

/** The translation key of an error code: `dossiers.already_moved` → `dossiers.errors.already_moved`. */
export function errorMessageId(code: string): string {
  const dot = code.indexOf('.')
  return dot < 0 ? `kernel.errors.${code}` : `${code.slice(0, dot)}.errors${code.slice(dot)}`
}
