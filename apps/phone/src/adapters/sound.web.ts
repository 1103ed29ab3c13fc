/** Playing the sound of a bulletin in a browser: from memory, so that nothing is asked of any server again. */

let stop: () => void = () => undefined;

/** Whether a sound can be played here. */
export const canPlay = (): boolean => "AudioContext" in globalThis;

/** Plays a sound, MP3 or WAV, to its end or until it is stopped; what was playing ends. Rejects when it is no sound. */
export async function play(sound: Uint8Array): Promise<void> {
  stopPlaying();
  const context = new AudioContext();
  let stopped = false;
  stop = () => {
    stopped = true;
    void context.close().catch(() => undefined);
  };
  const decoded = await context.decodeAudioData(Uint8Array.from(sound).buffer);
  if (stopped) return;
  const source = context.createBufferSource();
  source.buffer = decoded;
  source.connect(context.destination);
  await new Promise<void>((resolve) => {
    const close = stop;
    stop = () => {
      close();
      resolve();
    };
    source.onended = () => resolve();
    source.start();
  });
  stopPlaying();
}

/** Falls silent. */
export function stopPlaying(): void {
  const now = stop;
  stop = () => undefined;
  now();
}
