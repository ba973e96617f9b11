/**
 * Why a PDF could not be made. `compile`: the template and its data do not fit (our fault, or a font lacks a letter).
 * `timeout` and `crashed`: the worker was replaced, trying again may help. `busy`: too many wait already. `stopped`: the
 * server is going down.
 */
export type PdfFailure = 'compile' | 'timeout' | 'crashed' | 'busy' | 'stopped'

export class PdfError extends Error {
  override name = 'PdfError'
  readonly failure: PdfFailure
  constructor(failure: PdfFailure, message: string) {
    super(message)
    this.failure = failure
  }
}
