import type { ComponentChildren, RefObject } from 'preact';

/** A box whose content scrolls, and which therefore can be reached by keyboard. */
export function ScrollBox(props: {
  label: string;
  class: string;
  box?: RefObject<HTMLElement | null>;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}) {
  const { label, box, onKeyDown, children } = props;
  return (
    <section
      class={props.class}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll the box
      tabIndex={0}
      {...(box && { ref: box })}
      {...(onKeyDown && { onKeyDown })}
    >
      {children}
    </section>
  );
}
