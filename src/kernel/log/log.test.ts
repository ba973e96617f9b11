import { expect, test } from 'vitest'
import { withoutValues } from './log.ts'

test('the log says which constraint was broken and nothing of the row', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "049185001234"'), {
    code: '22P02',
    detail: 'Key (phone)=(0905123456) already exists.',
    where: 'JSON data, line 1: {"fullName":"Nguyễn Thị Hạnh"',
    constraint: 'accounts_phone_key',
  })
  const line = JSON.stringify(withoutValues(error))
  expect(line).toContain('accounts_phone_key')
  expect(line).toContain('invalid input syntax')
  for (const value of ['049185001234', '0905123456', 'Hạnh']) expect(line).not.toContain(value)
})
