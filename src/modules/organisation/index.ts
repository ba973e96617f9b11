/** Door of the module: units as people meet them. */
export { setContact } from './operations/set-contact.ts'
export { addChannel } from './operations/add-channel.ts'
