/** The audit trail: published roots, proofs, search, export, alarms. */
export {}
