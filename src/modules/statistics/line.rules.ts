import type { MembersCounted, AgeBand } from '#modules/membership/index.ts'

/** Parts of the form, in their order. */
export const SECTIONS = [
  'organisation',
  'members',
  'kinds',
  'ages',
  'education',
  'professional',
  'background',
  'family',
  'results',
] as const
export type Section = (typeof SECTIONS)[number]

/** One line of the form. `key` is also its message; `sensitive` lines are for whoever may see sensitive fields there. */
export type Line = { section: Section; key: string; level?: 1; sensitive?: true; optional?: true }

const EDUCATION = ['none', 'primary', 'lower_secondary', 'upper_secondary', 'unknown'] as const
const PROFESSIONAL = ['none', 'elementary', 'intermediate', 'college', 'bachelor', 'postgraduate', 'unknown'] as const
const LOST = ['quit', 'moved', 'expelled', 'dead', 'age', 'other'] as const
const KINDS = ['core', 'ordinary', 'automatic', 'honorary'] as const
const AGES: readonly AgeBand[] = ['18_30', '31_49', '50_up', 'under_18', 'unknown']

const FAMILY = ['widowed', 'divorced', 'single_mother', 'no_house', 'poor_house', 'children'] as const
const HARDSHIP = ['poor', 'near_poor', 'left_poverty', 'policy_family', 'disaster'] as const
const DISCIPLINE = ['reprimand', 'warning', 'dismissal', 'expulsion'] as const

const lines = (section: Section, keys: readonly string[], more: Partial<Line> = {}): Line[] =>
  keys.map((key) => ({ section, key, ...more }))

/**
 * The unions' statistics form (army union's template of 2022 and the usual lists): organisation, members who came and went,
 * kinds, ages 18-30, 31-49 and 50 up, education, background, family situation, results of the record.
 */
export const FORM: readonly Line[] = [
  ...lines('organisation', ['units.communes', 'units.branches', 'units.groups']),
  ...lines('members', ['start', 'joined', 'rejoined', 'moved_in']),
  { section: 'members', key: 'lost' },
  ...lines(
    'members',
    LOST.map((reason) => `lost.${reason}`),
    { level: 1 },
  ),
  ...lines('members', ['moved_out', 'end']),
  { section: 'members', key: 'suspended', level: 1 },
  ...lines(
    'kinds',
    KINDS.map((kind) => `kind.${kind}`),
  ),
  ...lines(
    'ages',
    AGES.map((band) => `age.${band}`),
  ),
  ...lines(
    'education',
    EDUCATION.map((value) => `education.${value}`),
  ),
  ...lines(
    'professional',
    PROFESSIONAL.map((value) => `professional.${value}`),
  ),
  ...lines('background', ['minority', 'religious', 'party', 'party_proposed'], { sensitive: true }),
  ...lines(
    'family',
    FAMILY.map((what) => `family.${what}`),
  ),
  ...lines(
    'family',
    HARDSHIP.map((what) => `hardship.${what}`),
    { sensitive: true },
  ),
  ...lines('results', ['awards', 'trainings', 'loans']),
  ...lines(
    'results',
    DISCIPLINE.map((what) => `discipline.${what}`),
    { sensitive: true },
  ),
]

/** The values of one column by the key of the line. */
export type Figures = Record<string, number>

export const noFigures = (): Figures => Object.fromEntries(FORM.map(({ key }) => [key, 0]))

/** Lines whose figure of a unit is the sum of those of its parts; moves between the parts are none of the whole. */
export const isAdditive = (key: string): boolean => key !== 'moved_in' && key !== 'moved_out'

/** What lies behind a figure, for the list of people it counts; undefined where no list is given. */
export function countedBy(
  key: string,
  period: { from: string; to: string },
  asOf: string,
  eve: string,
): MembersCounted | undefined {
  const [group, value] = key.split('.', 2)
  const within = { from: period.from, to: asOf }
  if (key === 'start') return { of: 'standing', day: eve }
  if (key === 'end') return { of: 'standing', day: asOf }
  if (key === 'suspended') return { of: 'standing', day: asOf, state: 'suspended' }
  if (key === 'joined' || key === 'rejoined') return { of: 'movement', what: [key], ...within }
  if (group === 'lost') return { of: 'movement', what: ['lost'], ...within, ...(value && { reason: value }) }
  if (group === 'kind' && value) return { of: 'standing', day: asOf, kind: value }
  if (group === 'age' && value) return { of: 'standing', day: asOf, band: value as AgeBand }
  return undefined
}
