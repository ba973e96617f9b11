/** Door of the module: people once each: names, phones, addresses, households, search. */
export {}
