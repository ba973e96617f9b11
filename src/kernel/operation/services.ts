import type { Config } from '#kernel/config/config.ts'
import type { FileStore } from '#kernel/files/file-store.ts'

/**
 * What an operation may use of the outside. Made once in app/; tests make their own from the same parts.
 */
export type Services = {
  config: Pick<Config, 'publicUrl' | 'uploadLimitBytes' | 'databaseSchema'>
  files: FileStore
}
