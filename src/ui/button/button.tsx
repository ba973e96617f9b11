import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/icons.ts'

type Look = {
  /** One primary button a page; the rest secondary or tertiary. */
  variant?: 'primary' | 'secondary' | 'tertiary'
  color?: 'primary' | 'accent' | 'neutral' | 'danger'
  size?: 'sm' | 'md' | 'lg'
  icon?: IconName
  /** Icon after the words, for "continue". */
  iconEnd?: IconName
  /** Full width on phones. */
  wide?: boolean
  children: ComponentChildren
}

export type ButtonProps = Look & {
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  form?: string
  formaction?: string
  /** For "save and go on later" and "choose province": sends the form without the browser's own checks. */
  formnovalidate?: boolean
  disabled?: boolean
  id?: string
}

export type LinkButtonProps = Look & { href: string; download?: boolean; rel?: string; target?: '_blank' }

/** A button that sends a form. */
export function Button(props: ButtonProps) {
  const { variant = 'primary', color, size, icon, iconEnd, wide, children, type = 'submit', ...rest } = props
  return (
    <button type={type} class={wide ? 'ds-button mc-wide' : 'ds-button'} {...look(variant, color, size)} {...rest}>
      <Words {...(icon && { icon })} {...(iconEnd && { iconEnd })}>
        {children}
      </Words>
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  const { variant = 'primary', color, size, icon, iconEnd, wide, children, ...rest } = props
  return (
    <a class={wide ? 'ds-button mc-wide' : 'ds-button'} {...look(variant, color, size)} {...rest}>
      <Words {...(icon && { icon })} {...(iconEnd && { iconEnd })}>
        {children}
      </Words>
    </a>
  )
}

function Words({ icon, iconEnd, children }: Pick<Look, 'icon' | 'iconEnd' | 'children'>) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
    </>
  )
}

function look(variant: Look['variant'], color: Look['color'], size: Look['size']) {
  return {
    ...(variant !== 'primary' && { 'data-variant': variant }),
    ...(color && { 'data-color': color }),
    ...(size && { 'data-size': size }),
  }
}
