/** Taps on notices: a page posts none. */
import type { NoticeTap } from "../../../modules/radio/face.ts";

export const drawTaps = (): readonly NoticeTap[] => [];

export const onTap =
  (_listener: () => void): (() => void) =>
  () =>
    undefined;
