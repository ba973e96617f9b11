import type { ConsentPurpose, Ticked } from '#modules/privacy/index.ts'

/**
 * What an association does with her data beyond keeping her membership, and so only with her consent, each by itself:
 * telling her of dues and meetings; telling her branch the day of her birth. Membership itself rests on her application.
 */
export const MEMBER_CONSENTS = ['inform_members', 'greet_members'] as const satisfies readonly ConsentPurpose[]

export const isMemberConsent = ({ purpose }: Ticked): boolean => MEMBER_CONSENTS.some((one) => one === purpose)

/** On what ground somebody is registered: she applied herself, told a cadre, signed a form, or stood in the paper register. */
export const BASES = ['own_application', 'told', 'signed_form', 'old_register'] as const
export type Basis = (typeof BASES)[number]
