/** Acting for others: guardians, spouses, organisations, associations. */
export {}
