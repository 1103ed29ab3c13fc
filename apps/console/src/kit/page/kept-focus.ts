/**
 * The focus stays near where somebody worked: when the control that had it is gone or cannot be pressed, whoever uses the keyboard
 * or hears the page would begin again at its top.
 */
import { useEffect } from "react";

/** What had the focus, and what it stood in, from the inside out. */
export type Place = { readonly control: HTMLElement; readonly around: readonly HTMLElement[] };

/** How long the page may take to put something in the place of what is gone, or to focus it itself, in ms. */
const SETTLES = 100;
const HEADING = ":is(h1, h2, h3)";

let last: Place | undefined;

/** Where the focus is, or was before what had it went. */
export const placeOfFocus = (): Place | undefined => last;

const nowhere = () => document.activeElement === null || document.activeElement === document.body;
const canHave = (one: HTMLElement) => one.isConnected && !one.matches(":disabled") && one.checkVisibility();

/** Focuses what has it there: the control; else the heading of the nearest part around it that is left; else the page's title. */
export function focusAt({ control, around }: Place): void {
  if (canHave(control)) {
    control.focus();
    return;
  }
  const part = around.find((one) => one.isConnected && one.querySelector(HEADING) !== null);
  const heading = (part ?? document).querySelector<HTMLElement>(HEADING);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** Looks after it, once for a whole page. */
export function useKeptFocus(): void {
  useEffect(() => {
    let waits: ReturnType<typeof setTimeout> | undefined;
    const note = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      const around: HTMLElement[] = [];
      for (let one = target.parentElement; one && one !== document.body; one = one.parentElement)
        around.push(one);
      last = { control: target, around };
    };
    /** Pressed beside everything, the focus is nowhere as well, and what had it is still there: that is meant. */
    let taken = false;
    const look = (): void => {
      waits = undefined;
      const { control } = last ?? {};
      if (!last || !control || !nowhere()) {
        taken = false;
        return;
      }
      if (control.isConnected && !canHave(control)) taken = true;
      // While it works a button cannot be pressed, and gets the focus back.
      else if (taken || !control.isConnected) {
        taken = false;
        focusAt(last);
      }
    };
    const watch = new MutationObserver(() => {
      waits ??= setTimeout(look, SETTLES);
    });
    watch.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled", "hidden"],
    });
    document.addEventListener("focusin", note);
    return () => {
      document.removeEventListener("focusin", note);
      watch.disconnect();
      clearTimeout(waits);
    };
  }, []);
}
