/** All but the last three signs as stars: enough to know one's own number again. */
export const maskTail = (text: string): string => text.slice(-3).padStart(text.length, '*')
