import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { Tag, type TagColor } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import type { SubstitutionViewData } from '../../substitution.schema.ts'

const color: Record<SubstitutionViewData['standing'], TagColor> = {
  current: 'success',
  coming: 'info',
  ended: 'neutral',
}

/** Who stands in for whom, in which role and until when; either side and the administrator may end it. */
export function SubstitutionTable({ ui, items }: { ui: Ui; items: readonly SubstitutionViewData[] }) {
  const words = (key: string, params?: Record<string, unknown>) => ui.t(`identity.substitution.${key}`, params)
  const at = (iso: string) => formatMoment(new Date(iso))
  const columns: Column<SubstitutionViewData>[] = [
    { key: 'substitute', label: words('substitute'), head: true, cell: (one) => one.substitute },
    { key: 'holder', label: words('holder'), cell: (one) => one.holder },
    {
      key: 'role',
      label: words('role'),
      cell: (one) => (
        <>
          {one.roleName}, {one.unitName}
          {one.permissions && <span class="mc-hint"> {words('part')}</span>}
        </>
      ),
    },
    { key: 'period', label: words('period'), cell: (one) => words('from_to', { from: at(one.from), to: at(one.to) }) },
    { key: 'reason', label: words('reason'), cell: (one) => one.reason },
    {
      key: 'standing',
      label: words('state'),
      cell: ({ standing }) => <Tag label={ui.t(`identity.admin.standing.${standing}`)} color={color[standing]} />,
    },
    {
      key: 'action',
      label: words('action'),
      cell: (one) => one.standing !== 'ended' && <EndOne ui={ui} one={one} />,
    },
  ]
  return <Table ui={ui} caption={words('caption')} rows={items} rowKey={(one) => one.id} columns={columns} />
}

function EndOne({ ui, one }: { ui: Ui; one: SubstitutionViewData }) {
  return (
    <Form ui={ui} action="end" layout="row" hidden={{ id: one.id }}>
      <Button variant="secondary" color="danger" size="sm">
        {ui.t('identity.substitution.end')}
        <span class="ds-sr-only"> {one.substitute}</span>
      </Button>
    </Form>
  )
}
