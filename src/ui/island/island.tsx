import { type ComponentType, h } from 'preact'

export type IslandProps<P extends object> = {
  /** `<module>/<file>` of `src/modules/<module>/islands/<file>.island.tsx`. */
  name: string
  component: ComponentType<P>
  /** Serialisable; it travels in the page. */
  props: P
  when?: 'visible' | 'idle' | 'load'
}

/**
 * A component that the server renders and the browser wakes (src/client/loader.ts). The page must work as rendered;
 * the island only makes it better. The file exports the component under the PascalCase of its name (`file-drop` -> `FileDrop`).
 */
export function Island<P extends object>({ name, component, props, when = 'visible' }: IslandProps<P>) {
  return h(
    'is-land',
    { 'data-island': name, 'data-when': when, 'data-props': JSON.stringify(props) },
    h(component, props),
  )
}
