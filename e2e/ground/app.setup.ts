// Vitest global setup of the browser journeys: one server and one unpacked Chromium for the run.
import type { TestProject } from 'vitest/node'
import { type RunningApp, startApp } from './app.ts'
import { type Chromium, installedChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    app: RunningApp
    chromium: Chromium
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = installedChromium()
  const { stop, ...app } = await startApp()
  project.provide('chromium', chromium)
  project.provide('app', app)
  return stop
}
