import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Nothing is kept: every figure is counted when it is asked for. */
export const statisticsPersonal: PersonalData = []
