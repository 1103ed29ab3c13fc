/** Codes that people read and type. */

/** A code in groups of four, easy to read out: "48217305" → "4821 7305". */
export const showCode = (code: string): string => code.replace(/\s+/g, "").replace(/.{4}(?=.)/g, "$& ");
