import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { AddressView, PersonView } from '../../person.schema.ts'
import { say } from './person-words.ts'

/** Each address as it was written, beside what its unit is called today. */
export function Addresses({
  ui,
  person,
}: {
  ui: PageUi
  person: Pick<PersonView, 'addresses'> & { can?: PersonView['can'] }
}) {
  const words = say(ui)
  const writes = person.can?.includes('write') ?? false
  return (
    <Section title={words('addresses')}>
      {person.addresses.length === 0 ? (
        <p class="mc-hint">{words('no_address')}</p>
      ) : (
        <Table
          ui={ui}
          caption={words('addresses')}
          rows={person.addresses}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'kind',
              label: words('address_kind'),
              head: true,
              cell: (one) => (
                <>
                  {words(`address_${one.kind}`)}{' '}
                  {one.validTo && <Tag label={words('past', { on: formatCivilDate(one.validTo) })} />}
                </>
              ),
            },
            {
              key: 'written',
              label: words('as_written'),
              cell: (one) => (
                <>
                  {[one.line, one.written.name].filter((part) => part !== '').join(', ')}
                  <br />
                  <span class="mc-hint">{words('map_of', { on: formatCivilDate(one.mapOf) })}</span>
                </>
              ),
            },
            { key: 'today', label: words('today'), cell: (one) => <Today ui={ui} address={one} writes={writes} /> },
          ]}
        />
      )}
    </Section>
  )
}

function Today({ ui, address, writes }: { ui: PageUi; address: AddressView; writes: boolean }) {
  const words = say(ui)
  const { id, today, changed, validTo } = address
  if (!changed) return <span>{words('unchanged')}</span>
  if (today.length === 0) return <span class="mc-hint">{words('no_unit_today')}</span>
  const [only, ...others] = today
  if (only && others.length === 0) return <span>{only.name}</span>
  return (
    <>
      <p>{words('split', { names: today.map(({ name }) => name).join(', ') })}</p>
      {writes && validTo === null && (
        <Form ui={ui} action="settle" hidden={{ address: id }} layout="row">
          {today.map(({ code, name }) => (
            <Button variant="secondary" name="unit" value={code}>
              {name}
            </Button>
          ))}
        </Form>
      )}
    </>
  )
}
