/** What comes in a file of its own when a screen asks for it: a browser's first view needs none of it. */
import { useLayoutEffect, useState } from "react";

/** What was loaded; null while it is on its way; "failed" where a browser could not load it. */
export type Loaded<T> = T | "failed" | null;

/** Loads when a view appears, and anew by `again`. @param load the same function each time */
export function useLoaded<T>(load: () => Promise<T>): readonly [Loaded<T>, again: () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>(null);
  const [tries, setTries] = useState(0);
  // Before anything is drawn: what is there already is shown at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try loads anew
  useLayoutEffect(() => {
    let gone = false;
    // A screen is a function itself, and a setter would call it.
    const show = (what: Loaded<T>) => gone || setLoaded(() => what);
    show(null);
    load().then(show, () => show("failed"));
    return () => {
      gone = true;
    };
  }, [load, tries]);
  return [loaded, () => setTries((n) => n + 1)];
}
