/** One word, with the capital or the small letter that its place asks for. */

/** The same text with a capital first letter: alone on a button, at the top of a column. */
export const capital = <Text extends string>(text: Text): Capitalize<Text> =>
  (text.charAt(0).toUpperCase() + text.slice(1)) as Capitalize<Text>;

/** The same text with a small first letter: a value, or within a sentence. */
export const small = <Text extends string>(text: Text): Uncapitalize<Text> =>
  (text.charAt(0).toLowerCase() + text.slice(1)) as Uncapitalize<Text>;
