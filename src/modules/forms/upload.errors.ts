/** Why a file is not taken; besides the kernel's `file_empty`, `file_too_large`, `file_type` and their like. */
export const uploadErrors = {
  missing: 'forms.file_missing',
  unreadable: 'forms.file_unreadable',
  dayFull: 'forms.upload_day_full',
} as const
