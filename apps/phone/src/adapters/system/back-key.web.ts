/** A browser's back leads to the page before, and is its own affair. */
export const onBackKey =
  (_listener: () => boolean): (() => void) =>
  () =>
    undefined;
