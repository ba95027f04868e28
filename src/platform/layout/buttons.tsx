// Buttons say what they do with a verb.
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonKind = 'primary' | 'quiet' | 'warning' | 'ember' | 'link'

type Common = { kind?: ButtonKind; small?: boolean; icon?: IconName; children: ComponentChildren }

type ButtonProps = Common & {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  /** Sends the form to another address. */
  formaction?: string
  /** Asked in a dialog before the form is sent; without script the page behind the form asks. */
  confirm?: string
  disabled?: boolean
  /** Marks a button for the browser script: `add` or `use` a passkey. */
  passkey?: 'add' | 'use'
  pressed?: boolean
}

function classesOf({ kind = 'primary', small }: Common): string {
  return `button button-${kind}${small ? ' button-small' : ''}`
}

/** Sends a form. `primary` once a page, `quiet` for the rest, `warning` for what cannot be undone, `link` inside lines of text. */
export function Button(props: ButtonProps) {
  const { type = 'submit', name, value, formaction, confirm, disabled, passkey, pressed, icon, children } = props
  return (
    <button
      class={classesOf(props)}
      type={type}
      name={name}
      value={value}
      formaction={formaction}
      disabled={disabled}
      data-confirm={confirm}
      data-passkey={passkey}
      hidden={passkey !== undefined}
      aria-pressed={pressed}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** Looks like a button and goes to another page. An arrow to the right stands behind the words. */
export function LinkButton(props: Common & { href: string; download?: boolean }) {
  const icon = props.icon && <Icon name={props.icon} />
  return (
    <a class={classesOf(props)} href={props.href} download={props.download}>
      {props.icon !== 'right' && icon}
      {props.children}
      {props.icon === 'right' && icon}
    </a>
  )
}

/** Buttons side by side, folding on small screens. */
export function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="buttons">{children}</div>
}

/** Text to take away, such as a link, with a button that the browser script adds. */
export function CopyText({ text, label }: { text: string; label: string }) {
  return (
    <span class="copy-text" data-copy-label={label}>
      <code>{text}</code>
    </span>
  )
}
