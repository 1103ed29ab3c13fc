/** Voices: which one reads a language, and texts in pieces that it can take. */

/** A language of the app. */
export type SpokenLanguage = "vi" | "en";

/** A voice as a platform names it. */
export interface Voice {
  readonly id: string;
  /** BCP 47, or as Android writes it, with an underscore. */
  readonly language: string;
  /** Whether it works on the device alone: what is read aloud must not go to anybody's server. */
  readonly local: boolean;
}

/** The first voice on the device for a language, its main country first; undefined when there is none. */
export function voiceFor(voices: readonly Voice[], language: SpokenLanguage): Voice | undefined {
  const named = (voice: Voice) => voice.language.replace("_", "-").toLowerCase();
  const able = voices.filter((voice) => voice.local && named(voice).split("-")[0] === language);
  return able.find((voice) => named(voice) === (language === "vi" ? "vi-vn" : "en-us")) ?? able[0];
}

/** A text in its order in pieces of at most `longest` characters, cut after sentences, else at blanks, else anywhere. */
export function spokenPieces(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const head = rest.slice(0, longest + 1);
    const sentence = Math.max(...[". ", "! ", "? ", "\n"].map((end) => head.lastIndexOf(end)));
    const blank = head.lastIndexOf(" ");
    const cut = sentence > 0 ? sentence + 1 : blank > 0 ? blank : longest;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest !== "") pieces.push(rest);
  return pieces;
}

/** There is no voice on this device for the language. */
export class NoVoice extends Error {
  readonly code = "no_voice";

  constructor(language: SpokenLanguage) {
    super(`no voice on this device reads ${language}`);
    this.name = "NoVoice";
  }
}
