/** `Nguyễn Thị Bích Hạnh` → `N. T. B. Hạnh`: enough to compare a paper with its bearer, too little to find her. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return words.map((word, at) => (at === words.length - 1 ? word : `${[...word][0] ?? ''}.`)).join(' ')
}
