// The few icons the panes use, drawn on a 16-unit grid with a 1.6-unit line; always beside or inside a named control.
const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  previous: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  play: 'M5 3.2v9.6L12.5 8 5 3.2z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  undo: 'M6 4L3 7l3 3M3 7h6a4 4 0 0 1 0 8H7',
  edit: 'M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4L3 13z',
  quote: 'M3.5 11c2-.6 3-2 3-4.5V4.5H3V8h2M10 11c2-.6 3-2 3-4.5V4.5H9.5V8h2',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 4.8V8l2.2 1.6',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  filters: 'M2 4h12M4 8h8M6.5 12h3',
  details: 'M2.5 3h11v10h-11zM9.5 3v10',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8L13 13M13 3l-1.2 1.2M4.2 11.8L3 13',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z',
  link: 'M6.6 9.4l2.8-2.8M7.4 4.6l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.6 11.4l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5',
  outside: 'M9 3h4v4M13 3L7.5 8.5M11 9.5V13H3V5h3.5',
} as const;

export type IconName = keyof typeof PATHS;

/** One icon, hidden from assistive technology. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
