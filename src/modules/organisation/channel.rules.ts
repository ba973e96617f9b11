/** What kind of page, group or medium a unit speaks through. */
export const CHANNEL_KINDS = ['fan_page', 'chat_group', 'zalo_oa', 'video', 'website', 'radio', 'other'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
