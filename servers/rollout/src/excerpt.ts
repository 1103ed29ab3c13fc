/** The first words of a text, for a line. */

/** At most so many characters, cut between words. */
export const excerptOf = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))} …`;
