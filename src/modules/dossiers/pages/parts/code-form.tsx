import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field } from '#ui/field/field.tsx'
import type { Ui } from '#ui/ui.ts'

export type CodeFormProps = {
  ui: Ui
  action: string
  /** Key under which the words stand: `dossiers.<words>.label`, `.hint`, `.button`. */
  words: 'track' | 'verify'
  typed: string | undefined
  error: string | undefined
}

/** One box, one button, big. */
export function CodeForm({ ui, action, words, typed, error }: CodeFormProps) {
  const { t } = ui
  return (
    <>
      {error && <ErrorSummary ui={ui} problems={[{ name: 'code', message: error }]} />}
      <form method="get" action={action} class="mc-code-form" novalidate>
        <Field
          ui={ui}
          name="code"
          label={t(`dossiers.${words}.label`)}
          description={t(`dossiers.${words}.hint`)}
          value={typed}
          error={error}
          autocomplete="off"
          maxlength={200}
          spellcheck={false}
        />
        <Button icon="search" wide>
          {t(`dossiers.${words}.button`)}
        </Button>
      </form>
    </>
  )
}
