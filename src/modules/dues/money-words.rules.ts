const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const GROUPS = ['', 'nghìn', 'triệu', 'tỷ'] as const

/** As vouchers write an amount out, so that no digit can be added: 48000 -> `Bốn mươi tám nghìn đồng`. Whole dong below 10^12. */
export function dongInWords(dong: number): string {
  const words: string[] = []
  for (let place = GROUPS.length - 1; place >= 0; place -= 1) {
    const group = Math.floor(dong / 1000 ** place) % 1000
    if (group > 0) words.push(...hundreds(group, words.length > 0), GROUPS[place] ?? '')
  }
  const text = [...(words.length === 0 ? ['không'] : words), 'đồng'].filter((word) => word !== '').join(' ')
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** A group of three digits; one that follows another says its noughts too. */
function hundreds(group: number, follows: boolean): string[] {
  const [hundred, ten, one] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10]
  const words: string[] = []
  if (hundred > 0 || follows) words.push(DIGITS[hundred] ?? '', 'trăm')
  if (ten === 1) words.push('mười')
  else if (ten > 1) words.push(DIGITS[ten] ?? '', 'mươi')
  else if (one > 0 && words.length > 0) words.push('lẻ')
  if (one === 0) return words
  if (one === 1 && ten > 1) return [...words, 'mốt']
  return [...words, one === 5 && ten > 0 ? 'lăm' : (DIGITS[one] ?? '')]
}
