import { page } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import type { z } from 'zod'
import { administerUnits } from '../operations/administer-units.ts'
import { listTrees } from '../operations/list-trees.ts'
import type { TreeList } from '../unit-level.schema.ts'

type Data = z.output<typeof TreeList>

/** Trees and the levels of each: what a unit is called, what it may lie in, how it is numbered. */
export const levelsPage = page<Data>({
  path: '/desk/admin/levels',
  async load(p) {
    await p.run(administerUnits, {})
    return p.run(listTrees, {})
  },
  view: ({ trees }, ui) => {
    const names = new Map(trees.flatMap(({ levels }) => levels.map(({ key, name }) => [key, name] as const)))
    return (
      <DeskPage
        ui={ui}
        title={ui.t('units.levels.title')}
        lead={ui.t('units.levels.lead')}
        breadcrumbs={[
          { label: ui.t('units.admin.title'), href: '/desk/admin/units' },
          { label: ui.t('units.levels.title') },
        ]}
      >
        <Stack gap="lg">
          {trees.map((tree) => (
            <Section title={tree.name}>
              <Table
                ui={ui}
                caption={tree.name}
                rows={tree.levels}
                rowKey={({ key }) => key}
                columns={[
                  {
                    key: 'name',
                    label: ui.t('units.levels.name'),
                    head: true,
                    cell: ({ key, name }) => (
                      <a class="ds-link" href={`/desk/admin/levels/${key}`}>
                        {name}
                      </a>
                    ),
                  },
                  {
                    key: 'parents',
                    label: ui.t('units.levels.parents'),
                    cell: ({ parents }) =>
                      parents.map((key) => names.get(key) ?? key).join(', ') || ui.t('units.levels.top'),
                  },
                  {
                    key: 'pattern',
                    label: ui.t('units.levels.pattern'),
                    cell: ({ codePattern }) => <span class="mc-mono">{codePattern}</span>,
                  },
                  {
                    key: 'fields',
                    label: ui.t('units.levels.fields'),
                    cell: ({ fields }) => fields.map((field) => field.names[ui.locale]).join(', ') || '–',
                  },
                ]}
              />
            </Section>
          ))}
        </Stack>
      </DeskPage>
    )
  },
})
