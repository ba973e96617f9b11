/** Looks after personal data: register, consent texts, retention, holds, breaches. */
export const MANAGE = 'privacy:manage'
