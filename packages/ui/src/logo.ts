/**
 * The mark: two people's circles meet, and what they share is a grain of rice. Tilted 30°, without text. Keep half a
 * ring of clear space around it. Our own drawing.
 */

const drawing = (ground: string, grain: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${ground}<g transform="rotate(-30 16 16)"><path d="M16 10.41A7.5 7.5 0 0 1 16 21.59A7.5 7.5 0 0 1 16 10.41Z" fill="${grain}"/><g fill="none" stroke="${ground ? "#fff" : grain}" stroke-width="2"><circle cx="11" cy="16" r="7.5"/><circle cx="21" cy="16" r="7.5"/></g></g></svg>`;

/** The mark in colour, for 25 px and more. Complete SVG, usable as a file or inside a page. */
export const LOGO_SVG = drawing('<rect width="32" height="32" rx="7" fill="#0B5A94"/>', "#F6BC45");

/** The mark in the colour of the text around it, without ground: at 24 px and less, and in black print. */
export const LOGO_ONE_COLOUR_SVG = drawing("", "currentColor");
