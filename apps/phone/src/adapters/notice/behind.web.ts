/** Work while no screen is there: a page has none. */

export const workBehind = (_work: () => Promise<void>): void => undefined;

export const askForWorkBehind = (): void => undefined;
