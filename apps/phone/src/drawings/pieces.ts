/**
 * What the app's drawings are made of, as SVG: people without features, phones, and the mark's two circles with the grain they share.
 * One stroke, round, three units wide; the inks of the theme. A unit is about a pixel of a phone's screen. Our own drawings.
 */

/** The inks of a theme. Nothing in a drawing has another colour. */
export interface Inks {
  /** Every line, and small dark areas. */
  readonly line: string;
  /** The ground behind. */
  readonly tint: string;
  /** The inside of things and people. */
  readonly paper: string;
  /** The grain: what two phones have of each other, and nothing else. */
  readonly grain: string;
}

/** Width of the one stroke. */
export const STROKE = 3;

/** A drawing as a whole file, on its rounded ground. @param inside drawn in paper with lines unless it says otherwise */
export const sheet = (width: number, height: number, { line, tint, paper }: Inks, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" rx="16" fill="${tint}"/><g fill="${paper}" stroke="${line}" stroke-width="${STROKE}" stroke-linecap="round" stroke-linejoin="round">${inside}</g></svg>`;

/** Moves a piece. */
export const at = (x: number, y: number, piece: string): string =>
  `<g transform="translate(${x} ${y})">${piece}</g>`;

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * The mark's figure: two circles of equal size, side by side, and the grain between them, all but filled.
 * @param apart distance of the centres; less than two radii
 */
export function met(x: number, y: number, radius: number, apart: number, { grain }: Inks): string {
  const half = apart / 2;
  const tip = round(Math.sqrt(radius ** 2 - half ** 2));
  const arc = `A${radius} ${radius} 0 0 1`;
  return `<path d="M${x} ${y - tip}${arc} ${x} ${y + tip}${arc} ${x} ${y - tip}Z" fill="${grain}" stroke="none"/><circle cx="${x - half}" cy="${y}" r="${radius}" fill="none"/><circle cx="${x + half}" cy="${y}" r="${radius}" fill="none"/>`;
}

/** A grain that lies aslant. @param ground what fills it */
export const grainOf = (x: number, y: number, fill: string): string =>
  `<path transform="translate(${x} ${y}) rotate(35)" d="M-8 0Q0 -8 8 0Q0 8 -8 0Z" fill="${fill}" stroke-width="2"/>`;

/** A phone that stands upright around the origin. */
export const phone = (width: number, height: number, inside = ""): string =>
  `<rect x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}" rx="${Math.min(14, width / 5)}"/><path d="M${-width / 10} ${height / 2 - width / 7}H${width / 10}"/>${inside}`;

/** Clothes, arms and a head without features; the feet at the origin, 92 high without what is on the head. */
const figure = ({ line }: Inks): string =>
  `<path d="M-12 -38L-13 0H-3L0 -26L3 0H13L12 -38Z" fill="${line}"/><circle cx="0" cy="-82" r="10"/><path d="M-12 -70Q-19 -68 -20 -60L-23 -40L-15 -37L-14 -32H14L15 -37L23 -40L20 -60Q19 -68 12 -70Q0 -64 -12 -70Z"/>`;

/** Somebody under a "nón lá". */
export const underHat = (inks: Inks): string =>
  `${figure(inks)}<path d="M-23 -86L0 -107L23 -86Q0 -79 -23 -86Z"/>`;

/** Somebody with a knot of hair. */
export const withHair = (inks: Inks): string =>
  `${figure(inks)}<path d="M-10 -82A10 10 0 0 1 10 -82Q0 -90 -10 -82Z" fill="${inks.line}"/><circle cx="0" cy="-96" r="4" fill="${inks.line}"/>`;

/** A phone in somebody's hand: at the chest of a figure. */
export const inHand = ({ line }: Inks): string =>
  `<rect x="3" y="-58" width="10" height="15" rx="2" fill="${line}" stroke="none"/>`;

/** A sugar palm, its foot at the origin. @param height of the trunk */
export const palm = (height: number): string =>
  `<path d="M-3 0Q0 ${-height / 2} -1 ${-height}H3Q4 ${-height / 2} 4 0Z"/>${at(1, -height, '<path d="M0 0Q-17 -3 -21 9Q-9 3 0 0Q-17 -17 -22 -10M0 0Q17 -3 21 9Q9 3 0 0Q17 -17 22 -10M0 0V-20" fill="none"/>')}`;
