/** Door of the module: membership in associations: kinds, admission, places, transfers, cards. */
export {}
