import type { ComponentChildren, RefObject } from 'preact';

/** A box whose content scrolls, and which therefore can be reached by keyboard. */
export function ScrollBox(props: {
  label: string;
  class: string;
  box?: RefObject<HTMLElement | null>;
  children: ComponentChildren;
}) {
  const { label, box, children } = props;
  return (
    <section
      class={props.class}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll the box
      tabIndex={0}
      {...(box && { ref: box })}
    >
      {children}
    </section>
  );
}
