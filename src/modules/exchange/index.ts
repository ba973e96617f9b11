/** Door of the module: lists in and out: import of Excel sheets with preview and undo, export. */
export {}
