import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Details } from '#ui/details/details.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { getRegister } from '../operations/get-register.ts'
import type { RegisterEntry, RegisterPurpose } from '../register.schema.ts'
import { eraseWords, keepingWords, kindList, seenWords, sensitiveWords } from '../register-words.rules.ts'

/** The processing register for everybody: by purpose, down to the columns. */
export const registerPage = page({
  path: '/privacy/register',
  load: (p) => p.run(getRegister, {}),
  view: (register, ui) => {
    const { t } = ui
    return (
      <Page
        ui={ui}
        width="full"
        title={t('privacy.register.title')}
        lead={t('privacy.register.lead')}
        breadcrumbs={[{ label: t('privacy.page.title'), href: '/privacy' }, { label: t('privacy.register.title') }]}
      >
        <Stack gap="lg">
          <p class="mc-hint">
            {t('privacy.register.figures', { ...register.figures, date: formatCivilDate(register.asOf) })}
          </p>
          {register.purposes.map((purpose) => (
            <PurposeSection ui={ui} purpose={purpose} />
          ))}
        </Stack>
      </Page>
    )
  },
})

/** One purpose: why and on which ground, and where its data lie. */
export function PurposeSection({ ui, purpose }: { ui: PageUi; purpose: RegisterPurpose }) {
  const { t } = ui
  const law = purpose.recalled ? t('privacy.register.recalled', { law: purpose.law }) : purpose.law
  return (
    <Section title={t(`privacy.purpose.${purpose.purpose}.title`)} id={purpose.purpose}>
      <p>{t(`privacy.purpose.${purpose.purpose}.text`)}</p>
      <SummaryList
        ui={ui}
        rows={[
          { key: t('privacy.register.ground'), value: `${t(`privacy.ground.${purpose.ground}`)} (${law})` },
          { key: t('privacy.register.what'), value: kindList(t, purpose) },
          {
            key: t('privacy.register.sensitivity'),
            value: purpose.sensitive.map((group) => sensitiveWords(t, group)).join('; ') || t('privacy.basic'),
          },
        ]}
      />
      <Details summary={t('privacy.register.columns', { count: purpose.entries.length })}>
        <Table
          ui={ui}
          caption={t('privacy.register.caption', { purpose: t(`privacy.purpose.${purpose.purpose}.title`) })}
          columns={columnsOf(ui)}
          rows={purpose.entries}
          rowKey={(entry) => entry.table}
        />
      </Details>
    </Section>
  )
}

function columnsOf(ui: PageUi): Column<RegisterEntry>[] {
  const { t } = ui
  return [
    {
      key: 'where',
      label: t('privacy.register.where'),
      head: true,
      cell: (entry) => (entry.place ? t(`privacy.place.${entry.table}`) : entry.table),
    },
    { key: 'columns', label: t('privacy.register.what'), cell: (entry) => <Columns ui={ui} entry={entry} /> },
    { key: 'keeping', label: t('privacy.register.keeping'), cell: (entry) => keepingWords(t, entry.keeping) },
    { key: 'erasing', label: t('privacy.register.erasing'), cell: (entry) => eraseWords(t, entry) },
    { key: 'seen', label: t('privacy.register.seen_by'), cell: (entry) => seenWords(t, entry) },
  ]
}

function Columns({ ui, entry }: { ui: PageUi; entry: RegisterEntry }) {
  const { t } = ui
  return (
    <ul class="mc-privacy-columns">
      {entry.columns.map((column) => (
        <li>
          <Row gap="xs">
            {column.column !== '' && <code>{column.column}</code>}
            <span>{t(`privacy.kind.${column.kind}`)}</span>
            {column.protection !== 'clear' && (
              <Tag label={t(`privacy.protection.${column.protection}`)} color="success" />
            )}
            {column.sensitive.length > 0 && <Tag label={t('privacy.is_sensitive')} color="warning" />}
          </Row>
        </li>
      ))}
    </ul>
  )
}
