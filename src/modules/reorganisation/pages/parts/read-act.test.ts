import { expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { formPost } from '#kernel/http/form-post.ts'
import { readStep } from './read-act.ts'

const typed = { kind: 'merge', codes: 'pn1-01, PN1-02', code: 'PN1-09', name: 'Chi hội 9' }

function read(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...typed, ...fields })) form.set(`step.${name}`, value)
  try {
    return readStep(formPost(form))
  } catch (error) {
    return error instanceof AppError ? error.fields : error
  }
}

test('a merger of wholes, and one of a part', () => {
  const whole = (code: string) => ({ code, extent: 'whole' })
  expect(read({})).toMatchObject({ from: [whole('PN1-01'), whole('PN1-02')], into: { code: 'PN1-09' } })
  const pick = { by: 'address', words: 'thôn An Hải' }
  expect(read({ codes: 'PN1-01', by: 'address', pick: 'thôn An Hải' })).toMatchObject({
    from: [{ code: 'PN1-01', extent: 'part', pick }],
  })
})

test('a part of which half is said is asked for, never taken for the whole', () => {
  expect(read({ by: 'address', pick: ' ' })).toMatchObject([{ path: 'pick', code: 'kernel.required' }])
  expect(read({ by: '', pick: 'thôn An Hải' })).toMatchObject([{ path: 'by', code: 'kernel.required' }])
})
