import type { Ui } from '#ui/ui.ts'
import { LinkCard } from '#ui/card/card.tsx'
import { Row } from '#ui/layout/layout.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { ProcedureItem } from '../../procedure-view.schema.ts'
import { feeWords, limitWords } from '../../procedure-words.rules.ts'

/** A procedure in a list: what it is, how long, how much. */
export function ProcedureCard({ ui, item }: { ui: Ui; item: ProcedureItem }) {
  const first = item.channels[0]
  return (
    <LinkCard
      href={`/procedures/${item.code}`}
      title={item.name}
      text={item.whatYouGet}
      meta={
        first && (
          <Row gap="xs">
            <Tag icon="clock" label={limitWords(first.limit, ui.t)} />
            <Tag icon="money" label={feeWords(first.fee, ui.t, ui.locale)} />
            {item.onlineMode === 'full' && <Tag icon="globe" color="primary" label={ui.t('procedures.online')} />}
          </Row>
        )
      }
    />
  )
}
