/** Names of people: written all in small letters or all in capitals they get the capitals that papers give them. */

/** Where a part begins: at the start, after a space, "-" or ".", and after an apostrophe behind a single letter (H'Hen, but Bh'riu). */
const FIRST = /(?<=^|[\s.-]|(?:^|[\s.-])\p{L}\p{M}*['’])\p{L}/gu;

/**
 * "lê thị mai" and "LÊ THỊ MAI" as "Lê Thị Mai", "h'hen niê" as "H'Hen Niê", "Y-BHIU" as "Y-Bhiu". A name with letters of
 * both cases stays as it was typed. NFC in, NFC out.
 */
export function nameCapitals(name: string): string {
  const small = name.toLowerCase();
  if (name !== small && name !== name.toUpperCase()) return name;
  return small.replace(FIRST, (letter) => letter.toUpperCase());
}
