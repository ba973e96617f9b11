// Vitest global setup of the browser journeys: one server and one unpacked Chromium for the run.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { type RunningApp, startApp } from './app.ts'
import { type Chromium, installedChromium } from './chromium.ts'

/** What the modules offer, in no order: `/desk/people/:person`, `get /api/v1/units/{code}`. */
type Addresses = { pages: string[]; routes: string[] }

declare module 'vitest' {
  export interface ProvidedContext {
    app: RunningApp
    chromium: Chromium
    addresses: Addresses
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', installedChromium())
  const reading = readAddresses()
  reading.catch(() => {}) // thrown below, when there is somebody to catch it
  const { stop, ...app } = await startApp()
  try {
    project.provide('app', app)
    project.provide('addresses', await reading)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** By a process of its own while the demo is made: in a test, Vitest loads the whole product for it, ten seconds long. */
async function readAddresses(): Promise<Addresses> {
  const args = ['--import', './scripts/tsx-hooks.mjs', 'e2e/ground/addresses.ts']
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as Addresses
}
