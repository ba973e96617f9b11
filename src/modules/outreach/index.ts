/** Door of the module: a cadre's lists for one thumb, with and without a network. */
export {}
