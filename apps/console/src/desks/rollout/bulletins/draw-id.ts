/** The id of a new draft, drawn here so that the same call again is the same draft. */

/** 16 characters that nobody else draws. */
export const drawBulletinId = (): string => crypto.randomUUID().replaceAll("-", "").slice(0, 16);
