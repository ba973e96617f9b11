import { Hero } from './hero.tsx'
import { Empty, NotFound, Success } from './small.tsx'

export type IllustrationName = 'hero' | 'empty' | 'success' | 'not-found'

const DRAWINGS = { hero: Hero, empty: Empty, success: Success, 'not-found': NotFound } as const

/** A drawing beside words that say the same: decorative, so hidden from assistive technology. */
export function Illustration({ name }: { name: IllustrationName }) {
  const Drawing = DRAWINGS[name]
  return <Drawing />
}
