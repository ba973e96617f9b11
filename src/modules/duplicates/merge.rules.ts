import type { MergeColumn, MergeValues, PersonMergeJournal, PersonToMerge } from '#modules/people/index.ts'

export type MergeField = 'name' | 'sex' | 'birth' | 'nationalId' | 'oldId' | 'photo' | 'diedOn'
export type Chosen = Partial<Record<MergeField, 'kept' | 'gone'>>

/** What a merge did, besides its row: sealed as JSON. */
export type MergeJournal = PersonMergeJournal & { folded: { id: string; into: string }[] }

const columnsOf: Record<MergeField, readonly MergeColumn[]> = {
  name: ['name'],
  sex: ['sex'],
  birth: ['birth_date', 'birth_year'],
  nationalId: ['national_id_sealed', 'national_id_hash'],
  oldId: ['old_id_sealed', 'old_id_hash'],
  photo: ['photo'],
  diedOn: ['died_on'],
}
const fields = Object.keys(columnsOf) as MergeField[]

/** The column that tells whether two values of a field are the same: sealed texts never are. */
const telling = (field: MergeField): MergeColumn => {
  if (field === 'nationalId') return 'national_id_hash'
  if (field === 'oldId') return 'old_id_hash'
  return columnsOf[field][0] ?? 'name'
}

/** Fields in which both records have a value, and another one. A year agrees with a date in it. */
export function differing(a: PersonToMerge, b: PersonToMerge): MergeField[] {
  return fields.filter((field) => {
    const [mine, yours] = [a[telling(field)], b[telling(field)]]
    if (field === 'birth' && (mine === null || yours === null))
      return a.birth_year !== null && b.birth_year !== null && a.birth_year !== b.birth_year
    return mine !== null && yours !== null && mine !== yours
  })
}

/**
 * What changes in the kept record: chosen values, values that it lacks, and the other's names among its other names, so
 * that she is found by both.
 */
export function mergedValues(kept: PersonToMerge, gone: PersonToMerge, choose: Chosen): MergeValues {
  const values: MergeValues = {}
  for (const field of fields) {
    const lacking = columnsOf[field].some((column) => kept[column] === null && gone[column] !== null)
    const fits = field !== 'birth' || kept.birth_year === null || kept.birth_year === gone.birth_year
    const take = choose[field] === 'gone' || (choose[field] === undefined && lacking && fits)
    if (!take || columnsOf[field].every((column) => gone[column] === null)) continue
    for (const column of columnsOf[field]) if (kept[column] !== gone[column]) values[column] = gone[column]
  }
  const name = values.name ?? kept.name
  const all = [...listOf(kept.other_names), kept.name, gone.name, ...listOf(gone.other_names)]
  const others = [...new Set(all.map(String))].filter((one) => one !== name)
  if (JSON.stringify(others) !== JSON.stringify(kept.other_names)) values.other_names = others
  return values
}

const listOf = (value: PersonToMerge['other_names']): string[] => (Array.isArray(value) ? value : [])
