import { page } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { getRetention } from '#modules/privacy/index.ts'
import { holdDossier } from '../../operations/hold-dossier.ts'

const RETENTION = '/desk/privacy/retention'

/** Holding one dossier back from deletion by age. */
export const holdPage = page<{ code: string }>({
  path: '/desk/privacy/holds/new',
  async load(p) {
    await p.run(getRetention, {})
    return { code: p.query.get('code')?.slice(0, 60) ?? '' }
  },
  actions: {
    async hold(p, form) {
      await p.run(holdDossier, { code: form.text('hold.code').trim(), reason: form.text('hold.reason') })
      return p.redirect(`${RETENTION}#holds`, { id: 'dossiers.hold.done' })
    },
  },
  guesses: 'guess',
  view: ({ code }, ui, form) => {
    const words = formWords(ui, form, { hold: 'code' })
    const { t } = ui
    return (
      <DeskPage
        ui={ui}
        title={t('dossiers.hold.title')}
        lead={t('dossiers.hold.lead')}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[{ label: t('privacy.retention.title'), href: RETENTION }, { label: t('dossiers.hold.title') }]}
      >
        <Stack gap="md">
          <ErrorSummary ui={ui} problems={words.problems} />
          <Form ui={ui} action="hold">
            <Field
              ui={ui}
              name="hold.code"
              label={t('dossiers.hold.code')}
              value={words.typed('hold', 'code') ?? code}
              error={words.error('hold', 'code')}
              spellcheck={false}
            />
            <Textarea
              ui={ui}
              name="hold.reason"
              label={t('dossiers.hold.reason')}
              value={words.typed('hold', 'reason')}
              error={words.error('hold', 'reason')}
              maxlength={1000}
            />
            <div>
              <Button>{t('dossiers.hold.do')}</Button>
            </div>
          </Form>
        </Stack>
      </DeskPage>
    )
  },
})
