/** What print takes from the look: the mark and the colours of light surfaces. On paper blue and amber carry no meaning of their own. */

/** Colours as "#rrggbb". */
export const LOOK = {
  ink: "#13212C",
  ink2: "#47565F",
  line: "#CBD5DE",
  brand: "#0B5A94",
  /** The ground of posters, with white on it. */
  ground: "#07406B",
  /** Around the key message. */
  act: "#F6BC45",
  tintAct: "#FFF1D2",
  /** Two circles and a grain of rice, as SVG. */
  logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0B5A94"/><g transform="rotate(-30 16 16)"><path d="M16 10.41A7.5 7.5 0 0 1 16 21.59A7.5 7.5 0 0 1 16 10.41Z" fill="#F6BC45"/><g fill="none" stroke="#fff" stroke-width="2"><circle cx="11" cy="16" r="7.5"/><circle cx="21" cy="16" r="7.5"/></g></g></svg>',
} as const;
