/** Taps on notices. */
import type { NoticeTap } from "../../../modules/radio/face.ts";
import { radioModule } from "../../../modules/radio/index.ts";

/** What was tapped since the last call, oldest first, also while the app was not running; each is given once. */
export const drawTaps = (): readonly NoticeTap[] => radioModule()?.taps() ?? [];

/** Calls whenever there may be some. Returns how to stop. */
export function onTap(listener: () => void): () => void {
  const heard = radioModule()?.addListener("tapped", listener);
  return () => heard?.remove();
}
