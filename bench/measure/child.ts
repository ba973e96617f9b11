import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process that answers each order with a report, one at a time. */
export type Child<Order extends object, Report> = { pid: number; ask(order: Order): Promise<Report>; end(): void }

/** Starts `file` (of this folder) as a process of its own. */
export function startChild<Order extends object, Report>(file: string): Child<Order, Report> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child: ChildProcess = fork(path, { serialization: 'advanced', execArgv: [] })
  return {
    pid: child.pid ?? 0,
    ask: (order) =>
      new Promise((resolve, reject) => {
        const gone = () => reject(new Error(`${file} ended.`))
        child.once('exit', gone)
        child.once('message', (message: { report?: Report; error?: string }) => {
          child.off('exit', gone)
          if (message.error === undefined) resolve(message.report as Report)
          else reject(new Error(`${file}: ${message.error}`))
        })
        child.send(order)
      }),
    end: () => void child.kill(),
  }
}
