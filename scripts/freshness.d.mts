export declare function sourceHash(root: string): string
export declare function buildIsFresh(root: string): boolean
export declare function stampBuild(root: string, hash: string): void
