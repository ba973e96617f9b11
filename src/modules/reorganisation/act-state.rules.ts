/** What has become of an act: a draft is changed, the rest is done by the job. */
export const ACT_STATES = ['draft', 'scheduled', 'applying', 'applied', 'undoing', 'undone', 'discarded'] as const
export type ActState = (typeof ACT_STATES)[number]
