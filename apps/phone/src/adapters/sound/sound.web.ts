/** Playing the sound of a bulletin in a browser: from memory, so that nothing is asked of any server again. */

let stop: () => void = () => undefined;

/** Whether a sound can be played here. */
export const canPlay = (): boolean => "AudioContext" in globalThis;

/** Plays a sound, MP3 or WAV, to its end or until it is stopped; what was playing ends. Rejects when it is no sound. */
export async function play(sound: Uint8Array): Promise<void> {
  stop();
  const context = new AudioContext();
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  // Only ever this sound's own: a later one has taken its place by then.
  stop = end;
  try {
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(Uint8Array.from(sound).buffer);
    source.connect(context.destination);
    source.onended = end;
    source.start();
    await over;
  } finally {
    await context.close();
  }
}

/** Falls silent. */
export const stopPlaying = (): void => stop();
