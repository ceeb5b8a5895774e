/** Line drawings on a grid of 16, in the colour of the text. */
const drawings = {
  brand: 'M2.5 3.5h11v8h-6L4.5 14v-2.5h-2z M5.5 7.5h5',
  traffic: 'M2 5.5h11 M10.5 3 13 5.5 10.5 8 M14 10.5H3 M5.5 8 3 10.5 5.5 13',
  state: 'M3 4c0-2.4 10-2.4 10 0s-10 2.4-10 0v8c0 2.4 10 2.4 10 0V4 M3 8c0 2.4 10 2.4 10 0',
  users: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8z M2.5 14c.6-3.4 2.8-4.2 5.5-4.2s4.9.8 5.5 4.2',
  chat: 'M2 3h12v8H8.5L5 14v-3H2z',
  faults: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  contract: 'M4 1.5h5.5L12.5 4.5v10H4z M9 1.5V5h3.5 M6 8h4.5 M6 11h4.5',
  system: 'M2 3h12v8H2z M5.5 14h5',
  light:
    'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13.5 9.8A5.8 5.8 0 1 1 6.2 2.5a4.6 4.6 0 0 0 7.3 7.3z',
  warning: 'M8 2 1.5 13.5h13z M8 6.5v3.5 M8 11.8v.2',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
