import { expect, test } from 'vitest'
import { dongInWords } from './money-words.rules.ts'

test('amounts are written out as a voucher has them', () => {
  const written = {
    0: 'Không đồng',
    15: 'Mười lăm đồng',
    24_000: 'Hai mươi bốn nghìn đồng',
    50_000: 'Năm mươi nghìn đồng',
    21_015: 'Hai mươi mốt nghìn không trăm mười lăm đồng',
    105_000: 'Một trăm lẻ năm nghìn đồng',
    111_111: 'Một trăm mười một nghìn một trăm mười một đồng',
    1_000_005: 'Một triệu không trăm lẻ năm đồng',
    555_055_000: 'Năm trăm năm mươi lăm triệu không trăm năm mươi lăm nghìn đồng',
    2_000_000_000: 'Hai tỷ đồng',
  }
  for (const [dong, words] of Object.entries(written)) expect(dongInWords(Number(dong))).toBe(words)
})
