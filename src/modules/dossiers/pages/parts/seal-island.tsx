import { Island } from '#ui/island/island.tsx'
import type { Ui } from '#ui/ui.ts'
import type { Register } from '../../islands/seal-answer.ts'
import { VerifySeal, type VerifySealProps } from '../../islands/verify-seal.island.tsx'
import { sealWords } from './seal-words.ts'

/** The seal's answer beside the register's; it wakes at once, for somebody waits at a counter. */
export function SealIsland({
  ui,
  mode,
  register,
}: {
  ui: Ui
  mode: VerifySealProps['mode']
  register: Register | null
}) {
  const props: VerifySealProps = { mode, lang: ui.locale, register, words: sealWords(ui, mode) }
  return <Island name="dossiers/verify-seal" component={VerifySeal} when="load" props={props} />
}
