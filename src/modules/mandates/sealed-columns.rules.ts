/** Contexts under which columns are sealed and hashed (kernel/crypto). */
export const sealedColumns = {
  name: 'mandates.principal_name',
  number: 'mandates.principal_number',
  birth: 'mandates.principal_birth',
  contact: 'mandates.contact',
  code: 'mandates.code',
} as const
