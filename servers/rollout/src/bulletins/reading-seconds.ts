/** How long a bulletin takes an announcer. */
import { spoken } from "@bluezone/vietnamese/spoken";
import { syllables } from "@bluezone/vietnamese/syllable";

/** Syllables a minute of a calm announcer (DOMAIN.md B6). */
const A_MINUTE = 140;

/** Whole seconds, without music, of a text as it is said. */
export const readingSeconds = (text: string): number => Math.round((syllables(spoken(text)) * 60) / A_MINUTE);
