import { page, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { confirmAct } from '../operations/confirm-act.ts'
import { getReorganisation } from '../operations/get-act.ts'
import { previewAct } from '../operations/preview-act.ts'
import type { ActView, Preview, UnitLine } from '../reorganisation.schema.ts'
import { ACTS, day } from './parts/act-words.tsx'

type Data = { act: ActView; preview: Preview }

/** A dry run: what would happen, what stands in the way, and the button that makes it binding. */
export const previewPage = page<Data>({
  path: `${ACTS}/:id/preview`,
  async load(p) {
    const id = p.params['id'] ?? ''
    const { act } = await p.run(getReorganisation, { id })
    return { act, preview: await p.run(previewAct, { id }) }
  },
  actions: {
    async confirm(p, form) {
      const id = p.params['id'] ?? ''
      await p.run(confirmAct, { id, version: form.text('confirm.version') })
      return p.redirect(`${ACTS}/${id}`, { id: 'reorganisation.flash.confirmed' })
    },
  },
  view: ({ act, preview }, ui, form) => {
    const { t } = ui
    const words = formWords(ui, form, { confirm: 'version' })
    const title = t('reorganisation.preview.title')
    return (
      <DeskPage
        ui={ui}
        title={title}
        lead={t('reorganisation.preview.lead', { on: day(act.effectiveOn) })}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[
          { label: t('reorganisation.title'), href: ACTS },
          { label: act.title, href: `${ACTS}/${act.id}` },
          { label: title },
        ]}
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          <Conflicts ui={ui} preview={preview} />
          <Notes ui={ui} preview={preview} />
          {act.state === 'draft' && <Missing ui={ui} act={act} />}
          <Consequences ui={ui} preview={preview} />
          {act.state === 'draft' && isDecided(act) && preview.conflicts.length === 0 && <Confirm ui={ui} act={act} />}
          <Units ui={ui} preview={preview} />
        </Stack>
      </DeskPage>
    )
  },
})

function Conflicts({ ui, preview }: { ui: PageUi; preview: Preview }) {
  const { t } = ui
  if (preview.conflicts.length === 0) return <Notice tone="success" title={t('reorganisation.preview.no_conflicts')} />
  return (
    <Notice tone="danger" title={t('reorganisation.preview.conflicts', { count: preview.conflicts.length })}>
      <ul>
        {preview.conflicts.slice(0, 50).map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** No obstacles, but worth a look before one confirms. */
function Notes({ ui, preview: { notes } }: { ui: PageUi; preview: Preview }) {
  if (notes.length === 0) return null
  return (
    <Notice tone="warning" title={ui.t('reorganisation.preview.notes')}>
      <ul>
        {notes.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}

const isDecided = (act: ActView) => act.decisionNumber !== '' && act.decisionDate !== null && act.signer !== ''

/** Said here and not only when the button is pressed: an act without a decision cannot be confirmed. */
function Missing({ ui, act }: { ui: PageUi; act: ActView }) {
  if (isDecided(act)) return null
  return (
    <Notice
      title={ui.t('reorganisation.errors.no_decision')}
      actions={
        <LinkButton href={`${ACTS}/${act.id}#decision`} variant="secondary">
          {ui.t('reorganisation.change_decision')}
        </LinkButton>
      }
    />
  )
}

function Consequences({ ui, preview }: { ui: PageUi; preview: Preview }) {
  const { t } = ui
  const { counts } = preview
  const touched = preview.consequences.filter(({ count }) => count > 0)
  return (
    <Section title={t('reorganisation.preview.consequences')}>
      <SummaryList
        ui={ui}
        rows={[
          { key: t('reorganisation.preview.ends'), value: String(counts.ends) },
          { key: t('reorganisation.preview.begins'), value: String(counts.begins) },
          { key: t('reorganisation.preview.changes'), value: String(counts.changes) },
          ...(['carried', 'ended', 'kept'] as const).flatMap((treat) => {
            const things = touched.filter((one) => one.treat === treat)
            const list = things.map(({ text }) => <li>{text}</li>)
            return things.length === 0
              ? []
              : [{ key: t(`reorganisation.preview.treat.${treat}`), value: <ul>{list}</ul> }]
          }),
        ]}
      />
      {touched.length === 0 && <p class="mc-hint">{t('reorganisation.preview.nothing_moves')}</p>}
    </Section>
  )
}

function Confirm({ ui, act }: { ui: PageUi; act: ActView }) {
  const { t } = ui
  return (
    <Section title={t('reorganisation.preview.confirm')}>
      <p>{t('reorganisation.preview.confirm_text', { on: day(act.effectiveOn) })}</p>
      <Form ui={ui} action="confirm" hidden={{ 'confirm.version': String(act.version) }}>
        <Button icon="check">{t('reorganisation.preview.confirm')}</Button>
      </Form>
    </Section>
  )
}

/** Where it comes from or goes to; of a unit that only changes, what it was. */
function kinText({ t }: PageUi, { kinNames, wasName, wasParentName }: UnitLine): string {
  const was = [
    ...(wasName === '' ? [] : [t('reorganisation.preview.was_name', { name: wasName })]),
    ...(wasParentName === '' ? [] : [t('reorganisation.preview.was_parent', { parent: wasParentName })]),
  ]
  return [...kinNames, ...was].join(', ') || '–'
}

function Units({ ui, preview }: { ui: PageUi; preview: Preview }) {
  const { t } = ui
  return (
    <Section title={t('reorganisation.preview.units')}>
      <Table
        ui={ui}
        caption={t('reorganisation.preview.units')}
        rows={preview.units}
        rowKey={(line: UnitLine) => `${line.kind} ${line.code}`}
        columns={[
          {
            key: 'name',
            label: t('reorganisation.preview.unit'),
            head: true,
            cell: (line) => `${line.name} (${line.code})`,
          },
          {
            key: 'kind',
            label: t('reorganisation.preview.what'),
            cell: (line) => t(`reorganisation.preview.kind.${line.kind}`),
          },
          { key: 'kin', label: t('reorganisation.preview.kin'), cell: (line) => kinText(ui, line) },
          { key: 'parent', label: t('reorganisation.preview.parent'), cell: (line) => line.parentName || '–' },
        ]}
      />
      {preview.unitsLeft > 0 && <p class="mc-hint">{t('reorganisation.preview.more', { count: preview.unitsLeft })}</p>}
    </Section>
  )
}
