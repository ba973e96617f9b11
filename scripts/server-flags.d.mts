export declare const serverArgs: readonly string[]
export declare const serverEnv: Readonly<Record<string, string>>
