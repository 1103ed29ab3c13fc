/** Reading aloud in a browser. */
import { Milliseconds } from "@bluezone/protocol/time";
import { NoVoice, type SpokenLanguage, spokenPieces, type Voice, voiceFor } from "./voice.ts";

/** Some browsers go silent in the middle of long utterances. */
const LONGEST = 200;
/** Browsers name their voices a moment after the page has come. */
const NAMING = Milliseconds(1_000);

const speech = (): SpeechSynthesis | undefined => window.speechSynthesis;

async function voices(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  if (synthesis.getVoices().length === 0)
    await new Promise<void>((resolve) => {
      synthesis.addEventListener("voiceschanged", () => resolve(), { once: true });
      setTimeout(resolve, NAMING);
    });
  return synthesis.getVoices();
}

async function voice(language: SpokenLanguage): Promise<SpeechSynthesisVoice | undefined> {
  const synthesis = speech();
  if (synthesis === undefined) return undefined;
  const all = await voices(synthesis);
  const named: readonly Voice[] = all.map(({ voiceURI: id, lang, localService: local }) => ({
    id,
    language: lang,
    local,
  }));
  const chosen = voiceFor(named, language);
  return chosen && all.find(({ voiceURI, lang }) => voiceURI === chosen.id && lang === chosen.language);
}

/** Whether a voice on the device reads the language. */
export const canSpeak = async (language: SpokenLanguage): Promise<boolean> =>
  (await voice(language)) !== undefined;

/** Reads a text; what was being read ends. Resolves when it is read or stopped. Rejects with NoVoice, or when the voice fails. */
export async function speak(text: string, language: SpokenLanguage): Promise<void> {
  const chosen = await voice(language);
  if (chosen === undefined) throw new NoVoice(language);
  speech()?.cancel();
  for (const piece of spokenPieces(text, LONGEST)) {
    const utterance = new SpeechSynthesisUtterance(piece);
    utterance.voice = chosen;
    utterance.lang = chosen.lang;
    const going = await new Promise<boolean>((resolve, reject) => {
      utterance.onend = () => resolve(true);
      utterance.onerror = ({ error }) =>
        error === "canceled" || error === "interrupted" ? resolve(false) : reject(new Error(error));
      speech()?.speak(utterance);
    });
    if (!going) return;
  }
}

/** Falls silent. */
export const stopSpeaking = (): void => speech()?.cancel();
