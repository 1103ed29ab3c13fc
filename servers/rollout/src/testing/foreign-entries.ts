/** What a change at the desk leaves in the audit log, by its endpoint. */

export const ENTRIES: Readonly<Record<string, readonly string[]>> = {};
export const UNNOTED: Readonly<Record<string, string>> = {};
