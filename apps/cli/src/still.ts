/** A page that reloads by itself can be held still, to be read in peace: behind its own address. */
import { both } from "./said.ts";

/** What then stands after the address. */
export const STILL = "?still";

/** Whether an address that was asked for is held still. */
export const isStill = (url: string | undefined): boolean => url?.endsWith(STILL) ?? false;

/** What such a page says, in both languages; how often it reloads is each page's own. */
export const HELD = {
  hold: both("Đừng tự tải lại", "Hold it still"),
  still: both("Trang này đang đứng yên.", "This page stands still."),
} as const;
