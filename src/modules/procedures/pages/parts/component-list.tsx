import { Card } from '#ui/card/card.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import type { ComponentView } from '../../procedure-view.schema.ts'

/** What to bring: what is always needed first, then what only some cases need, each with its condition. */
export function Components({ ui, components }: { ui: Ui; components: readonly ComponentView[] }) {
  const always = components.filter((component) => !component.conditional || component.required)
  const sometimes = components.filter((component) => component.conditional && !component.required)
  return (
    <Stack gap="md">
      {always.length > 0 && <List ui={ui} components={always} />}
      {sometimes.length > 0 && (
        <>
          <h3 class="ds-heading" data-size="2xs">
            {ui.t('procedures.detail.some_cases')}
          </h3>
          <List ui={ui} components={sometimes} />
        </>
      )}
    </Stack>
  )
}

function List({ ui, components }: { ui: Ui; components: readonly ComponentView[] }) {
  return (
    <Stack gap="sm">
      {components.map((component) => (
        <Card>
          <strong>{component.name}</strong>
          {component.condition && <span class="mc-hint">{component.condition}</span>}
          <Row gap="xs">
            <Tag
              label={ui.t(`procedures.kind.${component.kind}`)}
              icon={component.kind === 'eform' ? 'edit' : 'file'}
            />
            {component.required && <Tag color="primary" label={ui.t('procedures.detail.needed')} icon="check" />}
            {component.paperForm && (
              <span lang="vi">
                <Tag label={component.paperForm} />
              </span>
            )}
          </Row>
        </Card>
      ))}
    </Stack>
  )
}
