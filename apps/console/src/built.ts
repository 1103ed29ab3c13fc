/** Where the built desks lie. */
export const CONSOLE_DIST: string = `${import.meta.dirname}/../dist`;
