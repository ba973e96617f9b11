import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import { PAPER_FACTS, type PaperSeal, type Seal, type SealPayload } from '#kernel/seal/seal-format.ts'
import type { KnownNames } from './offline-keeping.ts'

/** The sealed facts: all that can be known without the register. Names where the phone has met them, else codes. */
export function SealedFacts(props: { seal: Seal; names: KnownNames; lang: string; say: (key: string) => string }) {
  const { seal, names, lang, say } = props
  const rows = seal.kind === undefined ? ofResult(seal, names) : ofPaper(seal, lang)
  return (
    <dl class="mc-summary">
      {rows
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (
          <div>
            <dt>{say(`${seal.kind ?? 'result'}.${key}`)}</dt>
            <dd>
              <strong>{value}</strong>
            </dd>
          </div>
        ))}
    </dl>
  )
}

type Rows = [fact: string, value: string][]

const ofResult = (seal: SealPayload, names: KnownNames): Rows => [
  ['unit', names.units[seal.unit] ?? seal.unit],
  ['procedure', names.procedures[seal.procedure] ?? seal.procedure],
  ['number', seal.number],
  ['date', formatCivilDate(seal.issuedOn)],
  ['signer', seal.signer ?? ''],
  ['code', groupCode(seal.code)],
]

function ofPaper(seal: PaperSeal, lang: string): Rows {
  const facts: Record<string, string> = seal.facts
  const known = PAPER_FACTS[seal.kind].map((name): [string, string] => [name, written(name, facts[name] ?? '', lang)])
  return [...known, ['issuedOn', formatCivilDate(seal.issuedOn)], ['code', groupCode(seal.code)]]
}

function written(name: string, value: string, lang: string): string {
  if (name === 'amount') return formatMoney(Number(value), lang as Locale)
  return name === 'since' || name === 'paidOn' ? formatCivilDate(value) : value
}
