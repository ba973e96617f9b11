// Every page of the desk in every language, as somebody who works with it.
import type { Cookie } from 'playwright-core'
import { beforeAll } from 'vitest'
import type { Place, Who } from '#e2e/ground/places.ts'
import { sessionOf } from '#e2e/ground/session.ts'
import { deskSide } from './places/desk.places.ts'
import { type DeskSample, deskSample } from './places/samples.ts'
import { loginsOf, walkEveryPlace } from './places/walk.ts'

let places: Record<string, Place>
const cookies = new Map<Who, Cookie[]>()

beforeAll(async () => {
  for (const login of loginsOf(deskSide({} as DeskSample))) cookies.set(login, await sessionOf(login))
  places = deskSide(await deskSample(cookies.get('canbohoi') ?? []))
}, 180_000)

walkEveryPlace(() => ({ places, cookies }))
