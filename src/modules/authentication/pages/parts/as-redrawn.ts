import { AppError } from '#kernel/errors/app-error.ts'

/** A carrier that is away is no reason to lose the page with all other ways in: the form is drawn again and says so. */
export async function asRedrawn<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.kind === 'unavailable') throw new AppError(error.code, { kind: 'conflict' })
    throw error
  }
}
