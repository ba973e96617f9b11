const browsers: readonly [RegExp, string][] = [
  [/Zalo/i, 'Zalo'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Chrome, Android": what of a browser's long description its owner recognises; undefined when nothing. */
export function deviceName(userAgent: string): string | undefined {
  const first = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const names = [first(browsers), first(systems)].filter((name) => name !== undefined)
  if (names.length > 0) return names.join(', ')
  return /^[\w.-]+/.exec(userAgent)?.[0]
}
