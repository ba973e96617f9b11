import { startProduct } from '#app/start.ts'
import { ConfigError, readConfig } from '#kernel/config/config.ts'

function fail(error: unknown): never {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}

const starting = Promise.resolve()
  .then(() => startProduct(readConfig(process.env)))
  .catch(fail)

// A signal during the start waits for its end: a half-started database is not left behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    setTimeout(() => process.exit(1), 20_000).unref()
    starting.then((running) => running.stop()).then(() => process.exit(0), fail)
  })
