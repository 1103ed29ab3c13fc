/** What is read as one stands on one line: a number, the name of a place. */
import { useLook } from "../look/theme.tsx";
import { unbrokenAt } from "./unbroken-at.ts";

/** How to keep such a text on one line at the reader's text size. */
export function useUnbroken(): (text: string) => string {
  const { textSize } = useLook();
  return (text) => unbrokenAt(textSize, text);
}
