import type { QuestionOf } from '#modules/forms/index.ts'
import { Button } from '#ui/button/button.tsx'
import { FieldFrame } from '#ui/field/field.tsx'
import { FileList } from '#ui/file-field/file-field.tsx'
import { ICONS } from '#ui/icon/icons.ts'
import { Island } from '#ui/island/island.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { fieldId } from '#ui/ui.ts'
import { sizeInWords } from '../../file-size.rules.ts'
import { FileDrop } from '../../islands/file-drop.island.tsx'
import type { FieldView } from './field-view.ts'

type Props = {
  view: FieldView
  question: QuestionOf<'files'>
  /** The page bears the name of the component already. */
  named: boolean
}

/** The upload of one component: files already sent with "remove", and a place for more. */
export function FilesQuestion({ view, question, named }: Props) {
  const { ui, uploadLimitMb } = view
  const name = `files.${question.component}`
  const mine = view.files.filter((file) => file.component === question.component)
  const files = mine.map((file) => ({
    id: file.id,
    name: file.name,
    pages: file.pages,
    size: sizeInWords(file.size, ui.locale),
    scan: file.scan,
  }))
  const error = view.errors.get(name)
  const full = mine.length >= question.maxFiles
  return (
    <Stack gap="sm">
      <FileList ui={ui} files={files} removeName="remove" />
      <FieldFrame
        ui={ui}
        name={name}
        label={named ? ui.t('applications.files.choose') : question.label[ui.locale]}
        description={ui.t('applications.files.hint', { limit: uploadLimitMb, max: question.maxFiles })}
        error={error}
        optional={!question.required}
      >
        <Island
          name="applications/file-drop"
          component={FileDrop}
          when="load"
          props={{
            id: fieldId(name),
            name,
            component: question.component,
            lang: ui.locale,
            limitBytes: uploadLimitMb * 1024 * 1024,
            full,
            invalid: error !== undefined,
            icon: ICONS.upload,
            words: dropWords(view),
          }}
        />
      </FieldFrame>
      <div>
        <Button variant="secondary" icon="upload" name="stay" value="yes" formnovalidate>
          {ui.t('applications.files.upload')}
        </Button>
      </div>
    </Stack>
  )
}

function dropWords({ ui, uploadLimitMb }: FieldView) {
  const word = (key: string) => ui.t(`applications.drop.${key}`)
  return {
    shrinking: word('shrinking'),
    sending: word('sending'),
    done: word('done'),
    waiting: word('waiting'),
    failed: word('failed'),
    tooLarge: ui.t('applications.drop.tooLarge', { limit: uploadLimitMb }),
    retry: word('retry'),
  }
}
