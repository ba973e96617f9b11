import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileAnswer, fileHeaders } from './served-file.ts'

const bytes = new Uint8Array([1])
const headers = (name: string, origin: 'print' | 'upload' = 'upload') =>
  fileHeaders({ bytes, mediaType: 'image/jpeg', name }, origin)

test('an upload is saved, not shown, and can run nothing', () => {
  const { 'content-disposition': how, ...rest } = headers('Giấy khai sinh của Đức.jpg')
  expect(how).toBe(
    `attachment; filename="Giay khai sinh cua Duc.jpg"; filename*=UTF-8''Gi%E1%BA%A5y%20khai%20sinh%20c%E1%BB%A7a%20%C4%90%E1%BB%A9c.jpg`,
  )
  expect(rest).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers('a.pdf', 'print')).toMatchObject({ 'cache-control': 'private, no-store' })
  expect(headers('a.pdf', 'print')['content-disposition']).toMatch(/^inline; /)
})

test('no name of a file breaks out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const how =
        fileAnswer({ bytes, mediaType: 'image/jpeg', name }, 'upload').headers.get('content-disposition') ?? ''
      expect(how).toMatch(/^attachment; filename="[\w .-]{1,100}"; filename\*=UTF-8''[\w.~!%-]*$/)
    }),
  )
})
