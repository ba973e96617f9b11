const logins = ['tiepnhan', 'chuyenvien1', 'quantri', 'kiemtra', 'dulieu', 'canbohoi', 'hoi.tinh', 'chihoi'] as const
export type Who = 'resident' | (typeof logins)[number]

/** Where a page of the product is to be seen, and as whom; or why it is not opened there. */
export type Place = { paths: string[]; who?: Who } | { file: true } | { coveredBy: string }

export const at = (...paths: string[]): Place => ({ paths })
export const desk = (who: Who, ...paths: string[]): Place => ({ paths, who })
export const file: Place = { file: true }
