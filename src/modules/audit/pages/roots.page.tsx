import { formatMoment } from '#kernel/i18n/format.ts'
import { page, type PageUi } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Prose, Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { Table } from '#ui/table/table.tsx'
import { listRoots } from '../operations/list-roots.ts'
import type { RootItem } from '../root.schema.ts'
import { Hash } from './parts/hash.tsx'

export const ROOTS = '/audit'

type Data = { items: RootItem[]; next: number | null }

/** The published roots of the event log: what they are, how to keep them, how to check. */
export const rootsPage = page<Data>({
  path: ROOTS,
  load: (p) => p.run(listRoots, { before: p.query.get('before') ?? '' }),
  view: (data, ui) => {
    const { t } = ui
    return (
      <Page ui={ui} title={t('audit.roots.title')} lead={t('audit.roots.lead')} description={t('audit.roots.lead')}>
        <Stack gap="xl">
          <Section title={t('audit.roots.what')}>
            <Prose>
              <p>{t('audit.roots.what_log')}</p>
              <p>{t('audit.roots.what_root')}</p>
              <p>{t('audit.roots.what_own')}</p>
            </Prose>
          </Section>
          <Section title={t('audit.roots.keep')}>
            <Prose>
              <p>{t('audit.roots.keep_text')}</p>
            </Prose>
            <LinkButton href="/audit/roots.json" icon="download">
              {t('audit.roots.download')}
            </LinkButton>
            <Details summary={t('audit.roots.check')}>
              <Prose>
                <p>{t('audit.roots.check_text')}</p>
                <p>
                  <code>npm run motcua -- verify-audit --roots motcua-roots.json</code>
                </p>
                <p>{t('audit.roots.check_rules')}</p>
              </Prose>
            </Details>
          </Section>
          <Section title={t('audit.roots.list')}>
            <Roots data={data} ui={ui} />
          </Section>
        </Stack>
      </Page>
    )
  },
})

function Roots({ data, ui }: { data: Data; ui: PageUi }) {
  const { t } = ui
  if (data.items.length === 0) return <EmptyState title={t('audit.roots.none')} text={t('audit.roots.none_text')} />
  return (
    <>
      <Table
        ui={ui}
        caption={t('audit.roots.list')}
        rows={data.items}
        rowKey={(root) => String(root.number)}
        columns={[
          { key: 'number', label: t('audit.roots.number'), head: true, cell: (root) => String(root.number) },
          { key: 'at', label: t('audit.roots.at'), cell: (root) => formatMoment(new Date(root.at)) },
          {
            key: 'events',
            label: t('audit.roots.events'),
            cell: (root) => t('audit.roots.count', { count: root.events }),
          },
          {
            key: 'streams',
            label: t('audit.roots.streams'),
            cell: (root) => t('audit.roots.count', { count: root.streams }),
          },
          { key: 'hash', label: t('audit.roots.hash'), cell: (root) => <Hash value={root.hash} /> },
        ]}
      />
      {data.next !== null && (
        <p>
          <a href={`${ROOTS}?before=${data.next}`}>{t('audit.roots.older')}</a>
        </p>
      )}
    </>
  )
}
