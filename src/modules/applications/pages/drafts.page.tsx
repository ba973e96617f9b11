import { errorMessageId } from '#kernel/errors/app-error.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { page, type FormState } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { LinkCard } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Prose, Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import type { Ui } from '#ui/ui.ts'
import type { DraftSummary } from '../draft.schema.ts'
import { listDrafts } from '../operations/list-drafts.ts'
import { openDraft } from '../operations/open-draft.ts'

type Data = { items: DraftSummary[] }

/** Go on with a draft: by its code on any device, or from the list of this browser. */
export const draftsPage = page<Data>({
  path: '/drafts',
  guesses: 'guess',
  load: (p) => p.run(listDrafts, {}),
  view: (data, ui, form) => <Drafts data={data} ui={ui} form={form} />,
  actions: {
    async open(p, form) {
      const { id } = await p.run(openDraft, { code: form.text('code') })
      p.open(id)
      return p.redirect(`/drafts/${id}`)
    },
  },
})

function Drafts({ data, ui, form }: { data: Data; ui: Ui; form: FormState }) {
  const error = form.error && ui.t(errorMessageId(form.problems[0]?.code ?? form.error.code), form.error.params)
  return (
    <Page
      ui={ui}
      title={ui.t('applications.drafts.title')}
      lead={ui.t('applications.drafts.lead')}
      width="form"
      noIndex
      hasErrors={error !== undefined}
    >
      {error !== undefined && <ErrorSummary ui={ui} problems={[{ name: 'code', message: error }]} />}
      <Form ui={ui} action="open">
        <Field
          ui={ui}
          name="code"
          label={ui.t('applications.drafts.code')}
          description={ui.t('applications.drafts.code_hint')}
          value={form.typed['code']}
          error={error}
          width="md"
          autocomplete="off"
          spellcheck={false}
        />
        <div>
          <Button iconEnd="arrow-right" wide>
            {ui.t('applications.drafts.open')}
          </Button>
        </div>
      </Form>
      <Section title={ui.t('applications.drafts.here')}>
        {data.items.length === 0 ? (
          <p class="mc-hint">{ui.t('applications.drafts.none')}</p>
        ) : (
          <Stack gap="sm">
            {data.items.map((draft) => (
              <LinkCard
                href={`/drafts/${draft.id}`}
                title={draft.procedure.name}
                icon={draft.submitted ? 'check-circle' : 'edit'}
                text={ui.t(draft.submitted ? 'applications.drafts.sent' : 'applications.drafts.unsent', {
                  unit: draft.unit.name,
                  at: formatMoment(new Date(draft.updatedAt)),
                  until: formatCivilDate(draft.keptUntil),
                })}
              />
            ))}
          </Stack>
        )}
      </Section>
    </Page>
  )
}

/** A draft that is over: why, what of it is left, and the way on. */
export const draftExpiredPage = page({
  path: '/drafts/expired',
  load: async () => null,
  view: (_data, ui) => (
    <Page ui={ui} title={ui.t('applications.expired.title')} width="form" noIndex heading={false}>
      <EmptyState
        level={1}
        title={ui.t('applications.expired.title')}
        text={ui.t('applications.expired.text')}
        actions={
          <>
            <LinkButton href="/procedures">{ui.t('applications.expired.again')}</LinkButton>
            <LinkButton href="/track" variant="secondary">
              {ui.t('applications.expired.track')}
            </LinkButton>
          </>
        }
      />
      <Prose>
        <p>
          <a href="/drafts">{ui.t('applications.expired.drafts')}</a>
        </p>
      </Prose>
    </Page>
  ),
})
