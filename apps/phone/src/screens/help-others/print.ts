/** Printing. A phone's app has none. */

/** Whether there is a printer to ask. */
export const canPrint = (): boolean => false;

/** Prints a page of HTML. */
export function print(_html: string): void {}
