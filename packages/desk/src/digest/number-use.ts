/** What number and code of somebody's digest are sealed for. */
export const sealedFor = (column: "phone" | "code", staffId: string): string => `digest/${column}/${staffId}`;
