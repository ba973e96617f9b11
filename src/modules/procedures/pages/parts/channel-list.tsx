import { Table } from '#ui/table/table.tsx'
import type { Ui } from '#ui/ui.ts'
import type { ProcedureView } from '../../procedure-view.schema.ts'
import { feeWords, limitWords } from '../../procedure-words.rules.ts'

type Channel = ProcedureView['channels'][number]

/** How long and how much, by the way the dossier is handed in. */
export function Channels({ ui, channels }: { ui: Ui; channels: readonly Channel[] }) {
  return (
    <Table
      ui={ui}
      caption={ui.t('procedures.detail.how_long')}
      rows={channels}
      rowKey={(row) => row.channel}
      columns={[
        {
          key: 'channel',
          label: ui.t('procedures.detail.channel'),
          head: true,
          cell: (row) => ui.t(`procedures.channel.${row.channel}`),
        },
        { key: 'limit', label: ui.t('procedures.detail.limit'), cell: (row) => limitWords(row.limit, ui.t) },
        { key: 'fee', label: ui.t('procedures.detail.fee'), cell: (row) => <FeeCell ui={ui} fee={row.fee} /> },
      ]}
    />
  )
}

function FeeCell({ ui, fee }: { ui: Ui; fee: Channel['fee'] }) {
  return (
    <>
      {feeWords(fee, ui.t, ui.locale)}
      {fee.note && <span class="mc-hint"> {fee.note[ui.locale]}</span>}
    </>
  )
}
