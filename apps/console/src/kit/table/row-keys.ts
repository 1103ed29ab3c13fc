/** The keyboard in a table: arrows go from row to row, and a row that goes leaves the focus to the one that takes its place. */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

const rowOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
const place = (row: HTMLElement): number => Number(row.dataset["row"]);

/** For how many frames a row is looked for. */
const FRAMES = 20;

/** Handlers for what is around the table; `rows` is compared to know that some went. */
export function useRowKeys(port: RefObject<HTMLElement | null>, rows: readonly unknown[]) {
  const last = useRef<{ readonly row: HTMLElement; readonly at: number }>(undefined);
  /** On a busy machine a row is drawn some frames after the table has scrolled to it: a key is not lost for that. */
  const focus = (at: number, what: string, frames = FRAMES): void => {
    const found = port.current?.querySelector<HTMLElement>(`[data-row="${at}"] :is(${what})`);
    if (found) found.focus();
    else if (frames > 0) requestAnimationFrame(() => focus(at, what, frames - 1));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other rows can have taken the focus away.
  useEffect(() => {
    const lost = last.current && !last.current.row.isConnected && document.activeElement === document.body;
    if (!last.current || !lost) return;
    focus(Math.min(last.current.at, rows.length - 1), "a, button");
  }, [rows]);
  return {
    onFocus: ({ target }: FocusEvent): void => {
      const row = rowOf(target);
      last.current = row ? { row, at: place(row) } : undefined;
    },
    onKeyDown: (event: KeyboardEvent): void => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const row = rowOf(event.target);
      if (by === undefined || !row || !(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      focus(place(row) + by, "a");
    },
  };
}
