/**
 * Whether somebody is at a page. What a page asks by itself goes on without them, and would keep their session open for
 * whoever comes by.
 */

/** How long after a touch somebody is taken to be there, in ms: a page that stands open asks each minute, so each touch counts. */
const PRESENT = 90_000;

/** What only a person does; a screen reader presses by a click alone. A page moves its own focus and scrolls by itself, and a pointer moves when a table is knocked against. */
const TOUCHES = ["pointerdown", "click", "keydown", "input", "wheel", "touchmove"] as const;

/**
 * Watches a page from now on; whoever opened it is there.
 * @returns whether somebody touched it in the last minute and a half
 */
export function watchAttendance(page: EventTarget, now: () => number = () => Date.now()): () => boolean {
  let touched = now();
  for (const kind of TOUCHES)
    page.addEventListener(
      kind,
      () => {
        touched = now();
      },
      { capture: true, passive: true },
    );
  // A clock that was set back leaves nobody there until the next touch.
  return () => Math.abs(now() - touched) < PRESENT;
}
