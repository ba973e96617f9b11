import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDossierCode } from '#kernel/codes/dossier-code.ts'
import { codeFrame } from './dossier-code.rules.ts'

test('the frame around the running number gives the same code as the template', () => {
  const template = fc.constantFrom(
    '{identifier}-{yymmdd}-{seq:4}',
    '{seq:6}/{identifier}.{yyyymmdd}',
    'X-{identifier}-{seq:1}-{yymmdd}',
    '{identifier}.A-{yymmdd}-{seq:5}/B',
  )
  const identifier = fc.constantFrom('20965', 'H17.20965', '000.00.06.H56', '1', '2')
  fc.assert(
    fc.property(template, identifier, fc.integer({ min: 1, max: 2_000_000 }), (text, id, seq) => {
      const parts = { identifier: id, date: '2026-11-22' }
      const { before, width, after } = codeFrame(text, parts)
      expect(before + String(seq).padStart(width, '0') + after).toBe(formatDossierCode(text, { ...parts, seq }))
    }),
  )
})
