import { Button } from '../button/button.tsx'
import { type FieldBase, FieldFrame, controlState } from '../field/field.tsx'
import { Icon } from '../icon/icon.tsx'
import type { Ui } from '../ui.ts'

/** What the malware scanner said; only `waiting` and `infected` are told. */
type Scan = 'unscanned' | 'waiting' | 'clean' | 'infected'

/** A file that the server already has. `size` is already in words ("1,2 MB"). */
export type UploadedFile = {
  id: string
  name: string
  size: string
  pages?: number
  href?: string
  note?: string
  scan?: Scan
}

export type FileFieldProps = FieldBase & {
  files?: readonly UploadedFile[]
  multiple?: boolean
  /** As in the HTML attribute; pictures and PDF by default. */
  accept?: string
  /** Name of the remove button; its value is the file's id. */
  removeName?: string
}

/** Upload by plain multipart form (`enctype="multipart/form-data"`); files already sent are listed with "remove". */
export function FileField({ files = [], multiple = true, accept, removeName, ...props }: FileFieldProps) {
  const { ui } = props
  return (
    <div class="mc-stack mc-gap-sm">
      <FileList ui={ui} files={files} {...(removeName && { removeName })} />
      <FieldFrame {...props} description={props.description ?? ui.t('ui.file.hint')}>
        <div class="mc-drop">
          <Icon name="upload" size="lg" />
          <input
            type="file"
            name={props.name}
            accept={accept ?? 'image/jpeg,image/png,application/pdf'}
            multiple={multiple}
            {...controlState({ ...props, description: 'hint' })}
          />
        </div>
      </FieldFrame>
    </div>
  )
}

/** Files with name, size, pages; removable when `removeName` is given. */
export function FileList({ ui, files, removeName }: { ui: Ui; files: readonly UploadedFile[]; removeName?: string }) {
  if (files.length === 0) return null
  return (
    <ul class="mc-files">
      {files.map((file) => (
        <li>
          <Icon name="file" />
          <div class="mc-grow">
            {file.href ? <a href={file.href}>{file.name}</a> : <span class="mc-file-name">{file.name}</span>}
            <span class="mc-hint">
              {file.size}
              {file.pages !== undefined && ` · ${ui.t('ui.file.pages', { count: file.pages })}`}
              {file.note && ` · ${file.note}`}
              {(file.scan === 'waiting' || file.scan === 'infected') && ` · ${ui.t(`ui.file.${file.scan}`)}`}
            </span>
          </div>
          {removeName && (
            <Button
              variant="tertiary"
              color="danger"
              size="sm"
              icon="trash"
              name={removeName}
              value={file.id}
              formnovalidate
            >
              {ui.t('ui.file.remove')} <span class="ds-sr-only">{file.name}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
