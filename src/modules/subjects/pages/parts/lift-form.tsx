import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'

/** Data that only lie there can be used again when the person wants it. */
export function LiftForm({ ui }: { ui: PageUi }) {
  return (
    <Form ui={ui} action="lift">
      <Notice title={ui.t('subjects.one.restricted')}>
        <p>{ui.t('subjects.one.lift_text')}</p>
      </Notice>
      <div>
        <Button variant="secondary">{ui.t('subjects.one.lift')}</Button>
      </div>
    </Form>
  )
}
