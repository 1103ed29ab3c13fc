/** The reader's own text size in a browser: sizes here are pixels, which do not follow it by themselves. */
export function rootTextScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / 16 : 1;
}
