import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer, type ServerProcess } from '../ground/server-process.ts'
import { median } from '../measure/figures.ts'
import type { CaseResult } from './case.ts'

const COLD_LIMIT = 5
const WARM_LIMIT = 2

/** `npm start` as it is (its script, without npm's own half second), with the demo: on an empty data folder, then again. */
export async function startCase(rounds: number, waitForDemo: boolean): Promise<CaseResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-start-'))
  chmodSync(dataDir, 0o755)
  const start = () => startServer({ command: ['scripts/run.mjs', 'start'], dataDir, env: { LOG_LEVEL: 'warn' } })
  try {
    const cold = await start()
    if (waitForDemo) await demoMade(cold)
    await cold.stop()
    const warm: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const again = await start()
      warm.push(again.firstAnswerSeconds)
      await again.stop()
    }
    return [
      {
        kind: 'figure',
        name: 'cold start (built, empty data folder) to the first page',
        value: cold.firstAnswerSeconds,
        unit: 's',
        target: { atMost: COLD_LIMIT },
      },
      {
        kind: 'figure',
        name: 'warm start to the first page',
        value: median(warm),
        unit: 's',
        target: { atMost: WARM_LIMIT },
      },
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function demoMade(server: ServerProcess): Promise<void> {
  const until = performance.now() + 240_000
  while (performance.now() < until) {
    const state = (await fetch(`${server.url}/readyz`).then((answer) => answer.json())) as { demo?: string }
    if (state.demo !== 'seeding') return
    await sleep(250)
  }
}
