import type { ConsentPurpose, Ticked } from '#modules/privacy/index.ts'

/**
 * What an association does with her data beyond keeping her membership, and so only with her consent, each by itself:
 * telling her of dues and meetings; telling her branch the day of her birth. Membership itself rests on her application.
 */
export const MEMBER_CONSENTS = ['inform_members', 'greet_members'] as const satisfies readonly ConsentPurpose[]

export const isMemberConsent = ({ purpose }: Ticked): boolean => MEMBER_CONSENTS.some((one) => one === purpose)

/** On what ground a cadre registers somebody: she said it herself, signed a form, or stands in the old register. Never a guess. */
export const CADRE_BASES = ['told', 'signed_form', 'old_register'] as const
/** As whoever registers may say it: another system that keeps members too, by the API or SCIM. */
export const REGISTER_BASES = [...CADRE_BASES, 'other_system'] as const
/** On what ground somebody is registered: besides, her own application online, or a list that was brought in. */
export const BASES = ['own_application', ...REGISTER_BASES, 'list'] as const
export type Basis = (typeof BASES)[number]
