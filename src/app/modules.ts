import type { Manifest } from '#kernel/manifest/manifest.ts'

/** The modules of the product, in the order of module-map.ts. */
export const modules: readonly Manifest[] = []
