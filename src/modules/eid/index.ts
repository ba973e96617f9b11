/** E-identity: sign-in by OpenID Connect providers, levels of assurance, linking by personal number. */
export { listProviders } from './operations/list-providers.ts'
export { leaveProvider } from './operations/leave-provider.ts'
export { beginPath } from './flow-path.rules.ts'
