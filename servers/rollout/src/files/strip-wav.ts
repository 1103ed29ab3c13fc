/** A WAV with its format and its samples alone: no title, name or remark. */
import { refusal } from "./refusal.ts";
import { chunksOf, riffOf } from "./riff.ts";

/** PCM, floating point, A-law, µ-law, extensible. */
const FORMATS = new Set([1, 3, 6, 7, 0xfffe]);

/** The bare sound. Throws Fault `file_unreadable`. */
export function stripWav(bytes: Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes);
  const format = chunks.find(({ id }) => id === "fmt ");
  const samples = chunks.find(({ id }) => id === "data");
  if (!format || format.data.length < 16 || !samples || samples.data.length === 0)
    throw refusal("file_unreadable");
  const [low = 0, high = 0] = format.data;
  if (!FORMATS.has(low | (high << 8))) throw refusal("file_unreadable");
  return riffOf("WAVE", [format, samples]);
}
