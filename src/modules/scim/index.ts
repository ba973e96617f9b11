/** Door of the module: people and groups for other systems (SCIM 2.0). */
export { MEMBER as memberSchema } from './scim-resource.rules.ts'
