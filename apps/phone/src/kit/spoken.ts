/** Texts to be read aloud: telephone numbers digit by digit, so that nobody hears nineteen million. */

/** "1900 9095" → "1 9 0 0 9 0 9 5". */
export const spelled = (number: string): string => number.replace(/\D/g, "").split("").join(" ");

/** Sentences as one text; each of the numbers, and 115, spelled. */
export function spoken(sentences: readonly string[], numbers: readonly string[] = []): string {
  const text = sentences.map((sentence) => (/[.?:;,]$/.test(sentence) ? sentence : `${sentence}.`)).join(" ");
  return [...numbers, "115"].reduce((so, number) => so.replaceAll(number, spelled(number)), text);
}
