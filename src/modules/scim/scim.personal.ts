import type { PersonalData } from '#kernel/manifest/personal-data.ts'

export const scimPersonal: PersonalData = []
