/** Playing the sound of a bulletin. On a phone there is no player yet: its own voice reads the text instead. */

/** Whether a sound can be played here. */
export const canPlay = (): boolean => false;

/** Plays a sound to its end. Rejects where none can be played. */
export async function play(_sound: Uint8Array): Promise<void> {
  throw new Error("no player on this platform");
}

/** Falls silent. */
export const stopPlaying = (): void => undefined;
