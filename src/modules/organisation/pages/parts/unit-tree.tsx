import { Icon } from '#ui/icon/icon.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TreeNode, TreeView } from '../../organisation.schema.ts'

/** Address of a unit's page as of a day. */
export const unitHref = (code: string, at: string) => `/desk/organisation/${code}?at=${at}`

type Props = { ui: Ui; view: Pick<TreeView, 'tree' | 'at' | 'path' | 'nodes'> }

/** The opened branches of a tree. A branch opens by a link, so that it can be shared and works without script. */
export function UnitTree({ ui, view }: Props) {
  const tops = view.nodes.filter(({ parentCode }) => parentCode === null)
  return <Branch ui={ui} view={view} nodes={tops} />
}

function Branch({ ui, view, nodes }: Props & { nodes: readonly TreeNode[] }) {
  return (
    <ul class="mc-unit-tree">
      {nodes.map((node) => {
        const isOpen = view.path.includes(node.code)
        return (
          <li>
            <div class="mc-unit-row">
              <Opener ui={ui} view={view} node={node} isOpen={isOpen} />
              <span>
                <a class="ds-link" href={unitHref(node.code, view.at)}>
                  {node.name}
                </a>{' '}
                <span class="mc-hint">{node.levelName}</span>
              </span>
              {node.members !== null && (
                <span class="mc-unit-count">{ui.t('organisation.tree.members', { count: node.members })}</span>
              )}
            </div>
            {isOpen && (
              <Branch ui={ui} view={view} nodes={view.nodes.filter(({ parentCode }) => parentCode === node.code)} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Opener({ ui, view, node, isOpen }: Props & { node: TreeNode; isOpen: boolean }) {
  if (node.children === 0) return <span class="mc-unit-opener" aria-hidden="true" />
  const open = isOpen ? node.parentCode : node.code
  const href = `/desk/organisation?tree=${view.tree}&at=${view.at}${open === null ? '' : `&open=${open}`}`
  const label = ui.t(isOpen ? 'organisation.tree.close' : 'organisation.tree.open', {
    name: node.name,
    count: node.children,
  })
  return (
    <a class="mc-unit-opener" href={href} aria-label={label} aria-expanded={isOpen}>
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
    </a>
  )
}
