import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** A person and what is known of her whatever she is here. Files that name her keep doing so after a merge. */
export const peoplePersonal: PersonalData = []
