/** What two texts differ in, line by line, short enough for a failing test's message. */

/** The lines that are gone, with "- ", then those that are new or changed, with "+ "; the order of lines is not looked at. */
export function differing(was: string, is: string): readonly string[] {
  const [before, after] = [was.split("\n"), is.split("\n")];
  const only = (mark: string, lines: readonly string[], others: readonly string[]): readonly string[] => {
    const known = new Set(others);
    return lines.flatMap((line) => (known.has(line) ? [] : [`${mark} ${line.slice(0, 120)}`]));
  };
  return [...only("-", before, after), ...only("+", after, before)];
}
