/** How long a text takes to be read aloud. */
import { spoken } from "./spoken.ts";
import { syllables } from "./syllable.ts";

/** How fast an announcer reads: syllables a minute. */
export const READING_PACE = 140;

/** How much there is to read. */
export interface Reading {
  /** Syllables of the text as it is said, numbers and abbreviations in full. */
  readonly syllables: number;
  /** Whole seconds, without music and pauses. */
  readonly seconds: number;
}

/** The reading of a text at a pace in syllables a minute. Throws RangeError for a pace that is not above 0. */
export function reading(text: string, pace: number = READING_PACE): Reading {
  if (!(pace > 0)) throw new RangeError(`a pace is above 0 syllables a minute, not ${pace}`);
  const count = syllables(spoken(text));
  return { syllables: count, seconds: Math.round((count * 60) / pace) };
}
