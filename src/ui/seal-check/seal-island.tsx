import { Island } from '../island/island.tsx'
import type { Ui } from '../ui.ts'
import type { Register } from './seal-answer.ts'
import { sealWords } from './seal-words.ts'
import { VerifySeal, type VerifySealProps } from './verify-seal.tsx'

export type SealIslandProps = { ui: Ui; mode: VerifySealProps['mode']; register: Register | null }

/**
 * The seal's answer beside the register's; it wakes at once, for somebody waits at a counter. Its browser side is an
 * island of the module whose pages are `/v`. Pages that show it stand below `/v`, where they work without a network too.
 */
export function SealIsland({ ui, mode, register }: SealIslandProps) {
  const props: VerifySealProps = { mode, lang: ui.locale, register, words: sealWords(ui, mode) }
  return <Island name="dossiers/verify-seal" component={VerifySeal} when="load" props={props} />
}
