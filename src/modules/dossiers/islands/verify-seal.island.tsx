/** The seal of a scanned paper, checked on the device. Papers of every module are checked by it. */
export { VerifySeal } from '#ui/seal-check/verify-seal.tsx'
