/** Context under which the journal of a merge is sealed (kernel/crypto). */
export const JOURNAL = 'duplicates.journal'
