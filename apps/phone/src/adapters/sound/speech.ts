/** Reading aloud on a phone. */
import { getAvailableVoicesAsync, maxSpeechInputLength, speak as say, stop } from "expo-speech";
import { NoVoice, type SpokenLanguage, spokenPieces, type Voice, voiceFor } from "./voice.ts";

/** Android's voices that need a server say so in their name ("vi-vn-x-gft-network"); iOS has none. */
const NETWORK = /network/i;

async function voice(language: SpokenLanguage): Promise<Voice | undefined> {
  const voices = await getAvailableVoicesAsync();
  return voiceFor(
    voices.map(({ identifier: id, language }) => ({ id, language, local: !NETWORK.test(id) })),
    language,
  );
}

/** Whether a voice on the phone reads the language. */
export const canSpeak = async (language: SpokenLanguage): Promise<boolean> =>
  (await voice(language).catch(() => undefined)) !== undefined;

/** Reads a text; what was being read ends. Resolves when it is read or stopped. Rejects with NoVoice, or when the voice fails. */
export async function speak(text: string, language: SpokenLanguage): Promise<void> {
  const chosen = await voice(language);
  if (chosen === undefined) throw new NoVoice(language);
  await stop();
  for (const piece of spokenPieces(text, Math.min(maxSpeechInputLength, 4_000))) {
    const going = await new Promise<boolean>((resolve, reject) =>
      say(piece, {
        language: chosen.language,
        voice: chosen.id,
        onDone: () => resolve(true),
        onStopped: () => resolve(false),
        onError: reject,
      }),
    );
    if (!going) return;
  }
}

/** Falls silent. */
export const stopSpeaking = (): void => void stop().catch(() => undefined);
