/**
 * Reads Vietnamese aloud with espeak-ng, a program of its own beside the server: the southern voice, numbers and names said
 * as `vietnamese/spoken` has them, 130 words a minute. It sounds like a machine; a station's own announcer is better.
 */
import { spoken } from "@bluezone/vietnamese/spoken";
import { runProgram } from "./program.ts";
import { type Pcm, readWav, secondsOf, writeWav } from "./wav.ts";

/** Sound in a form that can be put one behind the other. */
export type Sound = {
  readonly bytes: Uint8Array;
  readonly mediaType: "audio/mpeg" | "audio/wav";
  /** How long it lasts. */
  readonly seconds: number;
};
/** Reads a text aloud; nothing when there is no voice here, or it failed. */
export type Voice = (text: string) => Promise<Sound | undefined>;

const SPEECH = ["-v", "vi-vn-x-south", "-s", "130", "--stdin", "--stdout"];
const asMp3 = (rate: number): readonly string[] => [
  ...["-t", "raw", "-r", String(rate), "-b", "16", "-e", "signed-integer", "-c", "1", "-"],
  ...["-C", "32", "-t", "mp3", "-"],
];

/** A text as the program is told it: one line, so that no line is taken for anything else than text. */
export const asTold = (text: string): string => `${spoken(text).replace(/\s+/g, " ")}\n`;

/** The voice of a program by its name or path. MP3 of 32 kbit/s where sox is installed, else WAV, ten times as large. */
export function createVoice(program: string): Voice {
  return async (text) => {
    const written = await runProgram(program, SPEECH, asTold(text));
    const pcm = written && readWav(written);
    return pcm && pcm.samples.length > 0 ? pack(pcm) : undefined;
  };
}

async function pack(pcm: Pcm): Promise<Sound> {
  const mp3 = await runProgram("sox", asMp3(pcm.rate), pcm.samples);
  const seconds = secondsOf(pcm);
  return mp3 && mp3.length > 0
    ? { bytes: mp3, mediaType: "audio/mpeg", seconds }
    : { bytes: writeWav(pcm), mediaType: "audio/wav", seconds };
}
