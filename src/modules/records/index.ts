/** Door of the module: the member's record: education, work, family by year, awards; sensitive parts apart. */
export {}
