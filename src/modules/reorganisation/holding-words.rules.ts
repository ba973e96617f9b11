import type { T } from '#kernel/i18n/t.ts'

/** `identity.positions` with 12 → "12 chức danh", by the words of the module that keeps them. */
export function holdingName(t: T, key: string, count: number): string {
  const [module = '', name = ''] = key.split('.')
  return t(`${module}.holding.${name}`, { count })
}
