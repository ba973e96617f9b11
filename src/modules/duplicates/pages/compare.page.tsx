import type { z } from 'zod'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { choosable, type Comparison } from '../duplicate.schema.ts'
import { comparePeople } from '../operations/compare-people.ts'
import { mergePeople } from '../operations/merge-people.ts'
import { reopenTold, tellApart } from '../operations/tell-apart.ts'
import { DESK, reasonWords } from './parts/duplicate-words.tsx'
import { MergeForm } from './parts/merge-form.tsx'
import { SideBySide } from './parts/side-by-side.tsx'

type Data = z.output<typeof Comparison>

/** Two records side by side: the same person, or not. */
export const comparePage = page<Data>({
  path: `${DESK}/:a/:b`,
  load: (p) => p.run(comparePeople, pairOf(p.params)),
  view: (data, ui, form) => <Compare data={data} ui={ui} form={form} />,
  actions: {
    async merge(p, form) {
      const { a, b } = pairOf(p.params)
      const right = form.text('kept') === 'right'
      const sideOf = (side: string) => ((side === 'right') === right ? ('kept' as const) : ('gone' as const))
      const chosen = (prefix: string, names: readonly string[]) =>
        Object.fromEntries(
          names.flatMap((name) =>
            form.text(`${prefix}.${name}`) ? [[name, sideOf(form.text(`${prefix}.${name}`))]] : [],
          ),
        )
      const associations = Object.keys(form.all).flatMap((name) =>
        name.startsWith('memberships.') ? [name.slice(12)] : [],
      )
      await p.run(mergePeople, {
        ...(right ? { kept: b, gone: a } : { kept: a, gone: b }),
        choose: chosen('choose', choosable),
        memberships: chosen('memberships', associations),
      })
      return p.redirect(`${DESK}/merges`, { id: 'duplicates.flash.merged' })
    },
    async apart(p) {
      await p.run(tellApart, pairOf(p.params))
      return p.redirect(DESK, { id: 'duplicates.flash.told_apart' })
    },
    async reopen(p) {
      const { a, b } = await p.run(reopenTold, pairOf(p.params))
      return p.redirect(`${DESK}/${a}/${b}`, { id: 'duplicates.flash.reopened' })
    },
  },
})

const pairOf = (params: Record<string, string>) => ({ a: params['a'] ?? '', b: params['b'] ?? '' })

function Compare({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const title = ui.t('duplicates.compare_title', { name: data.left.name })
  return (
    <DeskPage
      ui={ui}
      title={title}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('duplicates.title'), href: DESK }, { label: title }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('duplicates.failed')} />
        <Reasons ui={ui} data={data} />
        <SideBySide ui={ui} left={data.left} right={data.right} />
        {data.state === 'different' ? (
          <Notice title={ui.t('duplicates.told_apart')}>
            <Form ui={ui} action="reopen" layout="row">
              <Button variant="secondary">{ui.t('duplicates.reopen')}</Button>
            </Form>
          </Notice>
        ) : (
          <Section title={ui.t('duplicates.not_same_title')}>
            <Form ui={ui} action="apart" layout="row">
              <Button variant="secondary">{ui.t('duplicates.not_same')}</Button>
            </Form>
          </Section>
        )}
        <Section title={ui.t('duplicates.merge_title')}>
          <MergeForm ui={ui} data={data} form={form} />
        </Section>
      </Stack>
    </DeskPage>
  )
}

function Reasons({ ui, data }: { ui: PageUi; data: Data }) {
  const words = reasonWords(ui, data.reasons)
  const speaking = (yes: boolean) => words.filter(({ speaksFor }) => speaksFor === yes).map(({ text }) => text)
  const list = (texts: readonly string[]) => (
    <ul>
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )
  return (
    <Section title={ui.t('duplicates.why')}>
      <p>
        <Tag
          label={ui.t(data.sure ? 'duplicates.sure' : 'duplicates.probable')}
          color={data.sure ? 'danger' : 'warning'}
        />{' '}
        {ui.t('duplicates.score', { score: Math.round(data.score) })}
      </p>
      <p>{ui.t('duplicates.speaks_for')}</p>
      {list(speaking(true))}
      {speaking(false).length > 0 && <p>{ui.t('duplicates.speaks_against')}</p>}
      {speaking(false).length > 0 && list(speaking(false))}
    </Section>
  )
}
