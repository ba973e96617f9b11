import { page, type PageUi } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { exportMyData } from '../operations/export-my-data.ts'
import { myData } from '../operations/my-data.ts'
import { printMyData } from '../operations/print-my-data.ts'
import { revealOwnValue } from '../operations/reveal-own-value.ts'
import { whoLooked } from '../operations/who-looked.ts'
import { HeldGroups, Looks } from './parts/held-groups.tsx'
import type { PageRequest } from '#kernel/http/page.ts'
import type { MyData } from '../subject.schema.ts'

const HERE = '/account/data'
type Shown = { column: string; value: string }
type Mine = { data: MyData; looked: Awaited<ReturnType<typeof looks>>; shown?: Shown }

const looks = (p: PageRequest) => {
  const before = p.query.get('before') ?? ''
  return p.run(whoLooked, /^\d{1,18}$/.test(before) ? { before } : {})
}
const load = async (p: PageRequest): Promise<Mine> => ({ data: await p.run(myData, {}), looked: await looks(p) })

/** What the office holds about me, who looked at it, and what I may do about it. */
export const myDataPage = page<Mine>({
  path: HERE,
  load,
  actions: {
    async reveal(p, form) {
      const [table, rowKey, column] = [form.text('table'), form.text('rowKey'), form.text('column')]
      const { value } = await p.run(revealOwnValue, { table, rowKey, column })
      return { show: { ...(await load(p)), shown: { column: `${table}.${column}`, value } } }
    },
  },
  view: (mine, ui) => <MineView mine={mine} ui={ui} />,
})

function MineView({ mine, ui }: { mine: Mine; ui: PageUi }) {
  const { t } = ui
  const { data, looked, shown } = mine
  return (
    <AccountPage ui={ui} title={t('subjects.mine.title')} lead={t('subjects.mine.lead')}>
      <Stack gap="lg">
        {shown && <ShownValue ui={ui} data={data} shown={shown} />}
        <Row>
          <LinkButton href={`${HERE}/requests`} icon="edit">
            {t('subjects.mine.requests')}
          </LinkButton>
          <LinkButton href={`${HERE}/file.json`} variant="secondary" icon="download">
            {t('subjects.mine.json')}
          </LinkButton>
          <LinkButton href={`${HERE}/file.pdf`} variant="secondary" icon="print">
            {t('subjects.mine.pdf')}
          </LinkButton>
        </Row>
        <HeldGroups ui={ui} groups={data.groups} reveals />
        <Section title={t('subjects.looked.title')} id="looked">
          <p class="mc-hint">{t('subjects.looked.lead')}</p>
          <Looks ui={ui} items={looked.items} />
          {looked.next && (
            <p>
              <a class="ds-link" href={`${HERE}?before=${looked.next}#looked`}>
                {t('subjects.looked.more')}
              </a>
            </p>
          )}
        </Section>
        <p>
          <a class="ds-link" href="/privacy">
            {t('subjects.mine.rights')}
          </a>
        </p>
      </Stack>
    </AccountPage>
  )
}

function ShownValue({ ui, data, shown }: { ui: PageUi; data: MyData; shown: Shown }) {
  const item = data.groups.flatMap(({ items }) => items).find((one) => `${one.table}.${one.column}` === shown.column)
  return (
    <Card color="primary">
      <p>{ui.t('subjects.mine.shown', { kind: ui.t(`privacy.kind.${item?.kind ?? 'reference'}`) })}</p>
      <p class="mc-mono">{shown.value}</p>
      <p class="mc-hint">{ui.t('subjects.mine.hidden_again')}</p>
    </Card>
  )
}

/** The machine-readable file; its parts are described in docs/how-to/personal-data-file.md. */
export const myDataFilePage = page({
  path: `${HERE}/file.json`,
  async load(p) {
    const data = await p.run(exportMyData, {})
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="du-lieu-ca-nhan-${data.generatedAt.slice(0, 10)}.json"`,
        'cache-control': 'no-store',
      },
    })
  },
  view: () => <></>,
})

export const myDataPaperPage = page({
  path: `${HERE}/file.pdf`,
  load: async (p) => fileAnswer(await p.run(printMyData, {}), 'print'),
  view: () => <></>,
})
