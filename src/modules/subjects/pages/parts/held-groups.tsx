import { Card } from '#ui/card/card.tsx'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { PageUi } from '#kernel/http/page.ts'
import type { AccessItem, MyData } from '../../subject.schema.ts'
import type { z } from 'zod'
import { moment, tableWords } from './request-words.tsx'

type Group = MyData['groups'][number]
type Item = Group['items'][number]

/** What is held, a card for each purpose. */
export function HeldGroups({ ui, groups, reveals }: { ui: PageUi; groups: readonly Group[]; reveals: boolean }) {
  const byPurpose = [...Map.groupBy(groups, (group) => group.purpose)]
  if (byPurpose.length === 0) return <p>{ui.t('subjects.mine.none')}</p>
  return (
    <Stack gap="lg">
      {byPurpose.map(([purpose, own]) => (
        <Section title={ui.t(`privacy.purpose.${purpose}.title`)}>
          <p class="mc-hint">{ui.t(`privacy.purpose.${purpose}.text`)}</p>
          {own.map((group) => (
            <HeldTable ui={ui} group={group} reveals={reveals} />
          ))}
        </Section>
      ))}
    </Stack>
  )
}

function HeldTable({ ui, group, reveals }: { ui: PageUi; group: Group; reveals: boolean }) {
  const { t } = ui
  const who = group.seenBy
    .map((one) =>
      one === 'self' || one === 'nobody'
        ? t(`privacy.seen.${one}`)
        : t('privacy.seen.holders', { who: t(one.replace(':', '.permission.')) }),
    )
    .join('; ')
  return (
    <Card>
      <Row between>
        <h3 class="ds-heading" data-size="2xs">
          {tableWords(ui, group.table)}
        </h3>
        <span class="mc-hint">{t('subjects.mine.rows', { count: group.rows })}</span>
      </Row>
      <dl class="mc-summary">
        {group.items.slice(0, MOST_SHOWN).map((item) => (
          <HeldValue ui={ui} item={item} reveals={reveals} />
        ))}
      </dl>
      {group.items.length > MOST_SHOWN && <p class="mc-hint">{t('subjects.mine.more')}</p>}
      <p class="mc-hint">{t('subjects.mine.seen', { who })}</p>
    </Card>
  )
}

/** The page stays short on a slow network; the download has everything. */
const MOST_SHOWN = 24

function HeldValue({ ui, item, reveals }: { ui: PageUi; item: Item; reveals: boolean }) {
  const { t } = ui
  const kind = t(`privacy.kind.${item.kind}`)
  const hidden = { table: item.table, rowKey: item.rowKey, column: item.column }
  return (
    <div>
      <dt>
        {kind} {item.sensitive && <Tag label={t('subjects.mine.sensitive')} color="warning" />}
      </dt>
      <dd>{item.canReveal ? item.masked : t('subjects.mine.in_file')}</dd>
      {reveals && item.canReveal && (
        <dd class="mc-summary-change">
          <Form ui={ui} action="reveal" hidden={hidden} layout="row">
            <Button variant="tertiary">
              {t('subjects.mine.show')}
              <span class="ds-sr-only"> {kind}</span>
            </Button>
          </Form>
        </dd>
      )}
    </div>
  )
}

/** Who looked, when, at what and why. */
export function Looks({ ui, items }: { ui: PageUi; items: readonly z.infer<typeof AccessItem>[] }) {
  const { t } = ui
  if (items.length === 0) return <p>{t('subjects.looked.none')}</p>
  const of = (what: string) => (['account', 'dossier', 'subject_request'].includes(what) ? what : 'other')
  return (
    <Table
      ui={ui}
      caption={t('subjects.looked.title')}
      rows={items}
      rowKey={(item) => `${item.at} ${item.operation}`}
      columns={[
        { key: 'when', label: t('subjects.looked.when'), head: true, cell: (item) => moment(item.at) },
        {
          key: 'who',
          label: t('subjects.looked.who'),
          cell: (item) => [item.who, item.office].filter((one) => one !== '').join(', '),
        },
        { key: 'what', label: t('subjects.looked.what'), cell: (item) => t(`subjects.looked.of_${of(item.what)}`) },
        { key: 'why', label: t('subjects.looked.why'), cell: (item) => item.reason ?? t('subjects.looked.why_none') },
      ]}
    />
  )
}
