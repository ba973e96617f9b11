import { plainWords } from './clean-word.rules.ts'

/** A unit that members of the import can be in. */
export type NamedUnit = {
  code: string
  name: string
  parentCode: string | null
  level: string
  placeCode: string | null
}

/** Words that every branch and group has in its name, and those that only say what kind of place it is. */
const COMMON = /\b(chi hoi|hoi lien hiep phu nu|hoi lhpn|lhpn|hoi phu nu|phu nu|hoi vien|chi|hoi|ch|cua)\b/g
const PLACES = /\b(thon|khoi pho|khoi|kp|to dan pho|tdp|khu dan cu|khu|ap|xom|ban|buon|lang|so|to phu nu|to hoi|to)\b/g
const COMMUNE = /[\s,(;–-]\s?(?:xã|phường|đặc khu|thị trấn)\s([^)]{1,80})\)?$/iu

const squeeze = (text: string) =>
  text
    .replaceAll(/\b0+(?=\d)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
const strict = (name: string) => squeeze(plainWords(name).replaceAll(COMMON, ' '))
const loose = (name: string) => squeeze(strict(name).replaceAll(PLACES, ' '))

export type Resolved = { code: string } | { several: true } | { unknown: true }

/** Finds units below `root` by what a sheet calls them; one resolver for all rows of an import. */
export function unitResolver(units: readonly NamedUnit[], root: string): (branch: string, group?: string) => Resolved {
  const known = new Map<string, Resolved>()
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const top = byCode.get(root)
  return (branch, group = '') => {
    const key = `${branch}\n${group}`
    const found = known.get(key) ?? resolve(branch, group)
    known.set(key, found)
    return found
  }

  function resolve(branch: string, group: string): Resolved {
    const at = branch === '' ? { code: root } : among(units, branch)
    if (group === '' || !('code' in at)) return at
    if (byCode.has(group.trim())) return { code: group.trim() }
    const parent = byCode.get(at.code)
    const below = units.filter(({ parentCode }) => parentCode === at.code)
    const found = oneOf(below, (unit) => restOf(unit.name, parent?.name ?? '') === restOf(group, parent?.name ?? ''))
    return 'unknown' in found ? among(below, group) : found
  }

  function among(all: readonly NamedUnit[], text: string): Resolved {
    if (byCode.has(text.trim())) return { code: text.trim() }
    const whole = text.replaceAll(/\s{1,50}/g, ' ')
    const commune = COMMUNE.exec(whole)?.[1]
    const name = commune === undefined ? whole : whole.replace(COMMUNE, '')
    const here = commune === undefined ? all : all.filter((unit) => lies(unit, commune))
    const candidates = here.filter(({ code }) => code !== root)
    const exact = oneOf(candidates, (unit) => strict(unit.name) === strict(name) && strict(name) !== '')
    if (!('unknown' in exact)) return exact
    const near = oneOf(outermost(candidates, root), (unit) => loose(unit.name) === loose(name) && loose(name) !== '')
    if (!('unknown' in near)) return near
    return top && strict(top.name) === strict(text) ? { code: root } : { unknown: true }
  }

  /** The unit lies in a commune of that name: its own, or one of those above it here. */
  function lies(unit: NamedUnit, commune: string): boolean {
    for (let at: NamedUnit | undefined = unit; at; at = at.parentCode ? byCode.get(at.parentCode) : undefined)
      if (` ${plainWords(at.name)} `.includes(` ${plainWords(commune)} `)) return true
    return false
  }
}

/** "1" alone names a branch, not one of its groups. */
const outermost = (units: readonly NamedUnit[], root: string): NamedUnit[] => {
  const branches = units.filter(({ parentCode }) => parentCode === root)
  return branches.length > 0 ? branches : [...units]
}

/** What the name of a group adds to that of its branch: "Tổ phụ nữ số 1 Khối phố 1" adds "1". */
const restOf = (name: string, branch: string) => loose(strict(name).replace(new RegExp(` ${strict(branch)}$`), ''))

function oneOf(units: readonly NamedUnit[], is: (unit: NamedUnit) => boolean): Resolved {
  const found = units.filter(is)
  if (found.length > 1) return { several: true }
  const [unit] = found
  return unit ? { code: unit.code } : { unknown: true }
}
