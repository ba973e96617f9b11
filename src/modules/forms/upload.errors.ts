/** Why a file is not taken; besides the kernel's `file_empty`, `file_too_large` and `file_type`. */
export const uploadErrors = {
  missing: 'forms.file_missing',
  unreadable: 'forms.file_unreadable',
} as const
