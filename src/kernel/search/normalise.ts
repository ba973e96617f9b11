/**
 * Folds a text for searching: lower case, no accents (`đ` and `ł` too), everything but letters and digits
 * becomes a space. "Đăng ký kết hôn!" → "dang ky ket hon".
 */
export function fold(text: string): string {
  return text
    .slice(0, 2000)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ł', 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Folded words of a text. */
export function words(text: string): string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

/**
 * Edits between two words (insert, delete, replace, swap of neighbours: optimal string alignment),
 * or `limit + 1` as soon as there are more than `limit`.
 */
export function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    before = last
    last = row
  }
  return last[b.length] ?? limit + 1
}

/** Trigrams of a word with its ends marked: "sinh" → "^si", "sin", "inh", "nh$". */
export function trigrams(word: string): string[] {
  const marked = `^${word}$`
  return Array.from({ length: Math.max(1, marked.length - 2) }, (_, index) => marked.slice(index, index + 3))
}
