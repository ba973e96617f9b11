import type { PageRequest } from '#kernel/http/page.ts'
import { listUnits, unitName } from '#modules/units/index.ts'
import type { UnitChoice } from '#ui/unit-picker/unit-picker.tsx'

/** What the unit pickers of a page offer: all provinces, and the communes of those that are open. */
export type UnitChoices = { provinces: UnitChoice[]; communes: Record<string, UnitChoice[]> }

export async function unitChoices(p: PageRequest, open: readonly string[]): Promise<UnitChoices> {
  const name = (unit: { code: string; name: string; nameEn: string }) => ({
    code: unit.code,
    name: unitName(unit, p.locale),
  })
  const provinces = (await p.run(listUnits, { level: 'province', limit: 200 })).items.map(name)
  const known = new Set(provinces.map(({ code }) => code))
  const lists = [...new Set(open)]
    .filter((code) => known.has(code))
    .map(async (code) => {
      const { items } = await p.run(listUnits, { parent: code, level: 'commune', limit: 200 })
      return [code, items.map(name)] as const
    })
  // Without a prototype: what is looked up comes from an address, and `constructor` is no province.
  const communes = Object.assign(
    Object.create(null) as Record<string, UnitChoice[]>,
    Object.fromEntries(await Promise.all(lists)),
  )
  return { provinces, communes }
}
