/** What a thread reads: the beginnings of all sheets, or all rows of one of them. */
export type SheetJob = { bytes: Uint8Array } & ({ read: 'heads' } | { read: 'rows'; sheet: string })
