import { errorMessageId } from '#kernel/errors/app-error.ts'
import type { FormState } from '#kernel/http/page.ts'
import { formatDay } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Textarea } from '#ui/field/field.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'
import { fileSize } from './file-size.ts'
import { keptName, readKept } from './kept-files.ts'
import { trackCrumbs } from './track-crumbs.ts'

type Supplement = NonNullable<TrackedDossier['supplement']>
type Item = Supplement['items'][number]
export type SupplementFormProps = { ui: Ui; dossier: TrackedDossier; supplement: Supplement; form: FormState }

/** One field for each document that is asked for, with the reason above it. */
export function SupplementForm({ ui, dossier, supplement, form }: SupplementFormProps) {
  const { t } = ui
  const title = t('dossiers.track.supply.title')
  const problems = problemsOf(ui, supplement, form)
  const anyKept = supplement.items.some(({ component }) => readKept(form.typed[keptName(component)]).length > 0)
  return (
    <Page
      ui={ui}
      title={title}
      lead={t(supplement.items.length > 0 ? 'dossiers.track.supply.lead' : 'dossiers.track.supply.lead_words')}
      breadcrumbs={trackCrumbs(ui, dossier.trackingCode, title)}
      width="form"
      hasErrors={problems.length > 0}
      noIndex
    >
      <Stack gap="md">
        <ErrorSummary ui={ui} problems={problems} />
        <p class="mc-hint">
          {dossier.procedure.name} ·{' '}
          {t('dossiers.track.supply.asked', { date: formatDay(new Date(supplement.requestedAt)) })}
        </p>
        {supplement.reason && (
          <Notice title={t('dossiers.track.supply.general')}>
            <p>{supplement.reason}</p>
          </Notice>
        )}
        {anyKept && (
          <Notice tone="success">
            <p>
              {t('dossiers.track.supply.kept')} <Link href={ui.path}>{t('dossiers.track.supply.restart')}</Link>
            </p>
          </Notice>
        )}
        <Form ui={ui} action="supply" multipart hidden={keptFields(supplement, form)}>
          {supplement.items.map((item) => (
            <AskedFile
              ui={ui}
              item={item}
              form={form}
              error={problems.find(({ name }) => name === `file.${item.component}`)?.message}
            />
          ))}
          <Textarea
            ui={ui}
            name="text"
            rows={4}
            maxlength={2000}
            optional={supplement.items.length > 0}
            label={t('dossiers.track.supply.text')}
            description={t('dossiers.track.supply.text_hint')}
            value={form.typed['text']}
            error={problems.find(({ name }) => name === 'text')?.message}
          />
          <p class="mc-hint">{t('dossiers.track.supply.clock')}</p>
          <Button icon="upload" wide>
            {t('dossiers.track.supply.send')}
          </Button>
        </Form>
      </Stack>
    </Page>
  )
}

function AskedFile({ ui, item, form, error }: { ui: Ui; item: Item; form: FormState; error: string | undefined }) {
  const kept = readKept(form.typed[keptName(item.component)])
  return (
    <div class="mc-card mc-stack mc-gap-sm">
      {item.reason && <p class="mc-asked-why">{ui.t('dossiers.track.supply.reason', { reason: item.reason })}</p>}
      <FileField
        ui={ui}
        name={`file.${item.component}`}
        label={item.name}
        error={error}
        files={kept.map(({ uploadId, name, size, pages }) => ({
          id: uploadId,
          name,
          size: fileSize(size, ui.locale),
          pages,
        }))}
      />
    </div>
  )
}

function keptFields(supplement: Supplement, { typed }: FormState): Record<string, string> {
  return Object.fromEntries(
    supplement.items.flatMap(({ component }) => {
      const value = typed[keptName(component)]
      return value === undefined ? [] : [[keptName(component), value]]
    }),
  )
}

/** Each fault at the field it belongs to; what belongs to none (nothing was sent) at the words. */
function problemsOf(
  ui: Ui,
  supplement: Supplement,
  { error, problems }: FormState,
): { name: string; message: string }[] {
  const asked = new Set(supplement.items.map(({ component }) => component))
  const fields = problems.map(({ path, code, params }) => {
    const component = /^(?:file|components)\.(.+)$/.exec(path)?.[1] ?? ''
    const message = ui.t(errorMessageId(code), params)
    const file = typeof params?.['name'] === 'string' ? params['name'] : undefined
    return {
      name: asked.has(component) ? `file.${component}` : 'text',
      message: file === undefined ? message : ui.t('dossiers.track.supply.file_error', { name: file, message }),
    }
  })
  if (fields.length > 0 || !error) return fields
  return [{ name: 'text', message: ui.t(errorMessageId(error.code), error.params) }]
}
