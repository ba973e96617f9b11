import type { Config } from '#kernel/config/config.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'

/** Demo data appear on the embedded database, and on a given one only when asked for in so many words. */
export function isDemoWanted(config: Config, embedded: boolean): boolean {
  return config.demo ?? embedded
}

export async function seedReference(_runtime: Runtime): Promise<void> {}
export async function seedDemo(_runtime: Runtime): Promise<void> {}
export const demoSignIns = () => ''
