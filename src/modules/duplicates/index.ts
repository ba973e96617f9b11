/** Door of the module: records of one person found, merged and separated again. */
export {}
