/** What is typed, once typing pauses: for questions that should not be asked at every letter. */
import { useEffect, useState } from "react";

/** After so long without a key, in ms. */
const PAUSE = 350;

/** The text as it stood at the last pause; undefined before the first. */
export function useSettledText(text: string): string | undefined {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
