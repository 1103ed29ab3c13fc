/** After a try that failed, the reader is led to the first thing to mend: it may lie far above or below what was pressed. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** What is marked as wrong: a field, or with `any` also a sentence that says what went wrong. */
const WRONG = { field: "[aria-invalid=true]", any: "[aria-invalid=true], .fault" } as const;

/**
 * The element in which to look, and what looks: the first fault there, in the order of the page, is scrolled into sight and
 * has the focus once what is wrong is drawn. Sentences need `tabIndex={-1}` to take the focus.
 */
export function useFirstFault<Box extends HTMLElement>(): readonly [
  RefObject<Box | null>,
  (what: keyof typeof WRONG) => void,
] {
  const box = useRef<Box>(null);
  const [look, setLook] = useState<{ readonly what: keyof typeof WRONG }>();
  useEffect(() => {
    if (!look) return;
    // A dialog that has just closed gives the focus back in a frame of its own, which comes before this one.
    const frame = requestAnimationFrame(() => {
      const marked = box.current?.querySelector<HTMLElement>(WRONG[look.what]);
      const first =
        // Of a password the box around it is marked.
        marked?.querySelector<HTMLElement>("input") ??
        marked ??
        // Where nothing is there to be marked, such as a list without choices, the list of errors says it.
        box.current?.querySelector<HTMLElement>(".error-summary");
      first?.focus({ preventScroll: true });
      first?.scrollIntoView({ block: "center" });
    });
    return () => cancelAnimationFrame(frame);
  }, [look]);
  return [box, useCallback((what) => setLook({ what }), [])];
}
