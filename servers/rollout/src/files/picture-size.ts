/** How many points a picture may have: more than any phone's camera, fewer than would fill a reader's memory. */
import { refusal } from "./refusal.ts";

const MOST_POINTS = 64_000_000;

/** Throws Fault `file_too_large` for too many, `file_unreadable` for none. */
export function checkPictureSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw refusal("file_unreadable");
  if (width * height > MOST_POINTS) throw refusal("file_too_large");
}
