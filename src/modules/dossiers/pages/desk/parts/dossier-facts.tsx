import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { formatDay, formatMoney } from '#kernel/i18n/format.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { Card } from '#ui/card/card.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { desk, dossierPath, moment, type Words } from './dossier-words.tsx'
import type { Dossier } from './move-words.ts'

type Props = { ui: PageUi; dossier: Dossier }

/** Who applies, how it came in, what it costs, who has it. The personal number stays masked. */
export function Facts({ ui, dossier }: Props) {
  const words = desk(ui)
  const { applicant, passedOn, receivedAt } = dossier
  const row = (key: string, value: string) => ({ key: words(`facts.${key}`), value })
  const masked = (field: 'phone' | 'email' | 'address', value: string) => ({
    key: words(`facts.${field}`),
    value: (
      <>
        {value}{' '}
        <Link href={`${dossierPath(dossier.code)}/reveal/${field}`}>
          {words('facts.show')}
          <span class="ds-sr-only"> {words(`facts.${field}`)}</span>
        </Link>
      </>
    ),
  })
  const nationalId = (
    <>
      <span class="mc-mono">{applicant.nationalId}</span>{' '}
      <Link href={`${dossierPath(dossier.code)}/national-id`}>{words('facts.reveal')}</Link>{' '}
      {applicant.level > 0 && (
        <Tag label={words('facts.verified', { level: applicant.level })} color="success" icon="check" />
      )}
    </>
  )
  return (
    <Section title={words('facts.title')}>
      <SummaryList
        ui={ui}
        rows={[
          row('name', applicant.fullName),
          { key: words('facts.national_id'), value: nationalId },
          masked('phone', applicant.phone),
          ...(applicant.email ? [masked('email', applicant.email)] : []),
          ...(applicant.address ? [masked('address', applicant.address)] : []),
          row('channel', `${words(`facts.channel_${dossier.channel}`)}, ${moment(dossier.submittedAt)}`),
          ...(passedOn ? [row('passed_on', passedWords(words, passedOn))] : []),
          ...(receivedAt ? [row('received', moment(receivedAt))] : []),
          row('fee', feeOf(words, ui, dossier)),
          ...(dossier.finishedAt === null
            ? [row('who', dossier.assignee?.name ?? words(dossier.role === 'leader' ? 'list.leader' : 'list.nobody'))]
            : []),
          { key: words('facts.tracking'), value: <span class="mc-mono">{groupCode(dossier.trackingCode)}</span> },
        ]}
      />
    </Section>
  )
}

const passedWords = (words: Words, { from, at }: NonNullable<Dossier['passedOn']>) =>
  words('facts.passed_on_from', { from, date: formatDay(new Date(at)) })

function feeOf(words: Words, ui: PageUi, { fee, paid }: Dossier): string {
  if (fee === null || fee === 0) return words('facts.no_fee')
  return words(paid ? 'facts.fee_paid' : 'facts.fee_due', { amount: formatMoney(fee, ui.locale) })
}

/** What was filled in, page by page as the form has it. */
export function Answers({ ui, dossier }: Props) {
  const words = desk(ui)
  const pages = new Map<string, Dossier['answers']>()
  for (const row of dossier.answers) pages.set(row.pageTitle, [...(pages.get(row.pageTitle) ?? []), row])
  return (
    <Section title={words('answers.title')} id="answers">
      {pages.size === 0 && <p class="mc-hint">{words('answers.none')}</p>}
      {[...pages].map(([title, rows]) => (
        <Section title={title} level={3}>
          <SummaryList
            ui={ui}
            rows={rows.map(({ label, value, item }) => ({ key: item ? `${item}: ${label}` : label, value }))}
          />
        </Section>
      ))}
    </Section>
  )
}

/** What was asked of the applicant, with the reasons, and what came back. */
export function Supplements({ ui, dossier }: Props) {
  const words = desk(ui)
  if (dossier.supplements.length === 0) return null
  return (
    <Section title={words('supplements.title')}>
      {dossier.supplements.map((one) => (
        <Card>
          <h3 class="mc-notice-title">
            {words('supplements.one', { number: one.number, at: moment(one.requestedAt), by: one.requestedBy })}
          </h3>
          {one.reason && <p>{one.reason}</p>}
          {one.items.length > 0 && (
            <SummaryList ui={ui} rows={one.items.map((item) => ({ key: item.name, value: item.reason }))} />
          )}
          {one.forcedReason && <p class="mc-hint">{words('supplements.forced', { reason: one.forcedReason })}</p>}
          <p class="mc-hint">
            {one.answeredAt ? words('supplements.answered', { at: moment(one.answeredAt) }) : words('supplements.open')}
          </p>
          {one.answer && <p>{one.answer}</p>}
        </Card>
      ))}
    </Section>
  )
}

/** What the applicant had noted beside the dossier; the answers and what was issued stay as they were. */
export function Corrections({ ui, dossier }: Props) {
  const words = desk(ui)
  if (dossier.corrections.length === 0) return null
  return (
    <Section title={words('corrections.title')}>
      <p class="mc-hint">{words('corrections.hint')}</p>
      <SummaryList ui={ui} rows={dossier.corrections.map(({ at, text }) => ({ key: moment(at), value: text }))} />
    </Section>
  )
}
