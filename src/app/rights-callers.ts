/** Who calls: `public` has not signed in, `signed_in` has an account without a position, the others hold that role at some unit. */
export const callers = [
  'public',
  'signed_in',
  'reception',
  'specialist',
  'chair',
  'administrator',
  'privacy_officer',
  'union_cadre',
  'branch_head',
  'union_leader',
  'auditor',
] as const
export type RightsCaller = (typeof callers)[number]

export const anyone = callers
export const signedIn = callers.slice(1)
export const officers = ['reception', 'specialist', 'chair', 'administrator'] as const
export const reception = ['reception'] as const
export const specialist = ['specialist'] as const
export const chair = ['chair'] as const
export const administrator = ['administrator'] as const
export const privacy = ['administrator', 'privacy_officer'] as const
export const auditor = ['auditor'] as const
export const leader = ['union_leader'] as const
/** Who runs an association: the officer of a commune, the leader of a province. */
export const cadres = ['union_cadre', 'union_leader'] as const
/** Who works with members: cadres and the heads of branches. */
export const withMembers = ['union_cadre', 'branch_head', 'union_leader'] as const
export const unitManagers = ['administrator', 'union_leader'] as const
/** Jobs and the command line only. */
export const systemOnly = [] as const
