export type Entry = { version: string; cpu?: string[]; dev?: true; libc?: string[]; optional: true; os?: string[] }
export declare function entryFor(name: string, version: string, dev: boolean): Entry
export declare function missingEntries(lock: unknown): Record<string, Entry>
