/** Ways of proving who one is: phone code, password, passkey, one-time code, recovery, invitation. */
export { addTotp } from './operations/add-totp.ts'
export { startTotp } from './operations/start-totp.ts'
export { signIn } from './operations/sign-in.ts'
