/** The syllable, the unit in which Vietnamese is written and counted: what can be one, and how many a text has. */
import { unaccent } from "./fold.ts";

const SHAPE = /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

/** Whether letters could be a syllable of Vietnamese: "GIANG" could, "KHTC" and "UBND" could not. Accents are not looked at. */
export const isSyllable = (letters: string): boolean => SHAPE.test(unaccent(letters).toLowerCase());

/** How many words parted by spaces, hyphens or signs a text has: in Vietnamese, its syllables. */
export const syllables = (text: string): number => text.match(/[\p{L}\p{M}]+|\p{N}+/gu)?.length ?? 0;
