import type { SensitiveGroup } from '#kernel/manifest/personal-data.ts'

/**
 * Letters of Decree 356/2025/NĐ-CP Art. 4. Read in a source: a, b and đ; the others are null until somebody has read
 * them in the decree, and are then printed without a letter.
 */
export const sensitiveLetters: Readonly<Record<SensitiveGroup, string | null>> = {
  ethnicity: 'a',
  beliefs: 'b',
  private_life: null,
  health: null,
  biometric_genetic: 'đ',
  sex_life: null,
  crime: null,
  location: null,
  credentials: null,
  finance: null,
  behaviour: null,
  other_by_law: null,
}
