/** What the phone behind a browser calls itself. */

/** Undefined: a page does not ask, and the guide lets its reader choose. */
export const phoneName = (): string | undefined => undefined;
