import { Checkbox, Fieldset } from '#ui/choice/choice.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { desk } from './dossier-words.tsx'
import { MoveFrame, control, type MoveFormProps } from './move-frame.tsx'

/** Form 02: what is missing, paper by paper, asked for once and completely. */
export function SupplementForm(props: MoveFormProps) {
  const { ui, dossier, form } = props
  const words = desk(ui)
  const asked = dossier.supplements.length
  return (
    <MoveFrame {...props} kind="request_supplement" lead={words('form.supplement_lead')}>
      {dossier.components.length > 0 && (
        <Fieldset ui={ui} name="items" label={words('form.items')} description={words('form.items_hint')}>
          <div class="mc-stack mc-gap-sm">
            {dossier.components.map((paper) => (
              <>
                <input type="hidden" name="component" value={paper.key} />
                <Field {...control(props, `items.${paper.key}`)} label={paper.name} maxlength={2000} />
              </>
            ))}
          </div>
        </Fieldset>
      )}
      <Textarea
        {...control(props, 'reason')}
        label={words('form.supplement_reason')}
        optional={dossier.components.length > 0}
        rows={3}
      />
      {asked > 0 && (
        <>
          <Notice tone="warning" title={words('form.again_title')}>
            <p>{words('form.again_text', { count: asked })}</p>
          </Notice>
          <Checkbox
            ui={ui}
            name="again"
            label={words('form.again_confirm')}
            checked={form.typed['again'] !== undefined}
          />
          <Textarea {...control(props, 'forceReason')} label={words('form.again_reason')} rows={3} />
        </>
      )}
    </MoveFrame>
  )
}
