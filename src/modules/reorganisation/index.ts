/** Door of the module: reorganisation of units as a dated legal act: preview, apply, undo, lineage. */
export {}
