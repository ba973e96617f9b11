import { startProduct } from '#app/start.ts'
import { ConfigError, readConfig } from '#kernel/config/config.ts'

try {
  const running = await startProduct(readConfig(process.env))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      const hard = setTimeout(() => process.exit(1), 20_000)
      void running.stop().then(() => {
        clearTimeout(hard)
        process.exit(0)
      })
    })
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}
