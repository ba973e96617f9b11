import type { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatMoney } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { CheckboxGroup } from '#ui/choice/choice.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Select } from '#ui/field/field.tsx'
import { FormProblems, fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Island } from '#ui/island/island.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import type { OpenMember, UnitChoice } from '../dues.schema.ts'
import { CollectSum } from '../islands/collect-sum.island.tsx'
import { collectMany } from '../operations/collect-dues.ts'
import { getReceipt } from '../operations/get-receipt.ts'
import { listOpen } from '../operations/list-open.ts'
import { DUES, DuesTabs, seesStatements, UnitLinks } from './parts/dues-tabs.tsx'

const HERE = `${DUES}/collect`
/** So many are taken at once at most. */
const MOST = 200
type List = { unit: UnitChoice; above: UnitChoice[]; below: UnitChoice[]; items: OpenMember[]; next: string | null }
type Made = Pick<z.output<typeof getReceipt.output>, 'code' | 'number' | 'payer' | 'amount'>
type Data = List & { made: Made[]; statements: boolean }

/** The first page of dues is the one that is used most. */
export const duesPage = page<never>({ path: DUES, load: async (p) => p.redirect(HERE), view: () => <></> })

/** Who of a branch still owes dues: tick one or many, take the cash, one button. */
export const collectPage = page<Data>({
  path: HERE,
  creates: true,
  async load(p) {
    const list = await p.run(listOpen, { unit: p.query.get('unit') ?? '', cursor: p.query.get('after') ?? '' })
    return { ...list, made: await receiptsMade(p), statements: seesStatements(p.actor, list.unit.code) }
  },
  actions: {
    async collect(p, form) {
      const year = Number(form.text('year'))
      const { items, amount } = await p.run(collectMany, {
        members: form.texts('members'),
        ...(year > 0 && { years: [year] }),
      })
      const money = formatMoney(amount, p.locale)
      const made = items.map(({ code }) => code).join('.')
      const back = `${HERE}?unit=${encodeURIComponent(form.text('unit'))}&made=${made}`
      const [only] = items
      if (only && items.length === 1)
        return p.redirect(`${DUES}/receipts/${only.code}`, {
          id: 'dues.flash.collected',
          params: { count: '1', money },
        })
      return p.redirect(back, { id: 'dues.flash.collected', params: { count: String(items.length), money } })
    },
  },
  view: (data, ui, form) => <Collect data={data} ui={ui} form={form} />,
})

/**
 * Receipts that were just written, named in the address: so the page can be loaded anew. One whose book she does not read
 * (a group's money is taken by its branch) is left out.
 */
async function receiptsMade(p: PageRequest): Promise<Made[]> {
  const made: Made[] = []
  const codes = (p.query.get('made') ?? '').split('.').filter((code) => code !== '')
  for (const code of codes.slice(0, MOST)) {
    const receipt = await p.run(getReceipt, { code }).catch(unlessHidden)
    if (receipt) made.push(receipt)
  }
  return made
}

function unlessHidden(error: unknown): undefined {
  if (!(error instanceof AppError) || error.status !== 404) throw error
}

function Collect({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  return (
    <DeskPage
      ui={ui}
      title={t('dues.collect.title')}
      lead={t('dues.collect.lead', { unit: data.unit.name })}
      hasErrors={form.error !== undefined}
    >
      <Stack>
        <DuesTabs ui={ui} active="collect" unit={data.unit.code} statements={data.statements} />
        <UnitLinks ui={ui} above={data.above} below={data.below} to={(code) => `${HERE}?unit=${code}`} />
        <FormProblems ui={ui} form={form} title={t('dues.collect.failed')} />
        {data.made.length > 0 && <MadeList ui={ui} made={data.made} />}
        {data.items.length === 0 ? (
          <EmptyState title={t('dues.collect.none')} text={t('dues.collect.none_text')} />
        ) : (
          <OpenList ui={ui} data={data} form={form} />
        )}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
      </Stack>
    </DeskPage>
  )
}

function MadeList({ ui, made }: { ui: PageUi; made: readonly Made[] }) {
  return (
    <Section title={ui.t('dues.collect.made')}>
      <ul class="mc-links">
        {made.map(({ code, number, payer, amount }) => (
          <li>
            <Link href={`${DUES}/receipts/${code}`}>
              {[number, payer, formatMoney(amount, ui.locale)].filter(Boolean).join(' · ')}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OpenList({ ui, data, form }: { ui: PageUi; data: Data; form: FormState }) {
  const { t, locale } = ui
  const years = [...new Set(data.items.flatMap((item) => item.years))].toSorted((a, b) => a - b)
  const counted = { count: '{count}', money: '{money}' }
  const sum = {
    owed: Object.fromEntries(data.items.map(({ id, owed }) => [id, owed])),
    locale,
    words: { sum: t('dues.collect.sum', counted), count: t('dues.collect.sum_year', counted) },
  }
  return (
    <Form ui={ui} action="collect" to={`${HERE}?unit=${data.unit.code}`} hidden={{ unit: data.unit.code }}>
      <CheckboxGroup
        ui={ui}
        name="members"
        label={t('dues.collect.who')}
        error={fieldError(ui, form, 'members')}
        options={data.items.map((item) => ({
          value: item.id,
          label: `${item.name} · ${formatMoney(item.owed, locale)}`,
          description: [
            t('dues.collect.years', { years: item.years.join(', ') }),
            item.unit !== data.unit.code && item.unitName,
            item.number,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <Select
        ui={ui}
        name="year"
        label={t('dues.collect.year')}
        value={form.typed['year']}
        empty={t('dues.collect.all_years')}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <div class="mc-stick">
        <Island name="dues/collect-sum" component={CollectSum} props={sum} when="load" />
        <Button icon="money" wide>
          {t('dues.collect.take')}
        </Button>
      </div>
    </Form>
  )
}
