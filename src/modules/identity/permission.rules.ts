/** The module that a permission belongs to: `dossiers:approve` → `dossiers`. */
export const permissionModule = (permission: string): string => permission.split(':', 1)[0] ?? ''

/** Message id of the group that a permission is shown in: the words of its module. */
export const groupWords = (permission: string): string => `${permissionModule(permission)}.permission.group`

/** Message id of a permission in words: `dossiers:approve` → `dossiers.permission.approve`. */
export const permissionWords = (permission: string): string => permission.replace(':', '.permission.')
