/** Listens for the desk's single keys, and lets the reader switch them off. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { actionOf, GO_WITHIN, type KeyAction } from "./keys.ts";

const KEPT = "bluezone-desk-keys";
const FIELD =
  "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

type Keys = {
  readonly on: boolean;
  readonly switchOn: (on: boolean) => void;
  /** Calls `then` at an action for as long as the caller is on the screen; the latest caller is heard. */
  readonly hear: (action: string, then: () => void) => () => void;
};
const KeysContext = createContext<Keys | undefined>(undefined);

/** Whether single keys are on, and the switch. */
export function useKeys(): Keys {
  const keys = useContext(KeysContext);
  if (!keys) throw new TypeError("no keys above this component");
  return keys;
}

/** Does something at a key: "search", "new", "help", or "go:m". */
export function useKey(action: string, then: () => void): void {
  const { hear } = useKeys();
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => hear(action, () => latest.current()), [hear, action]);
}

const nameOf = (action: KeyAction): string =>
  action?.do === "go" ? `go:${action.letter}` : (action?.do ?? "");

/** Gives everything below it single keys. */
export function SingleKeys({ children }: { readonly children: ReactNode }) {
  const [on, setOn] = useState(localStorage.getItem(KEPT) !== "off");
  const heard = useRef(new Map<string, (() => void)[]>());
  useEffect(() => {
    if (!on) return;
    let goAt = Number.NEGATIVE_INFINITY;
    const pressed = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      const action = actionOf(
        {
          key: event.key,
          held: event.ctrlKey || event.altKey || event.metaKey || event.isComposing,
          inField: target.closest(FIELD) !== null,
          inDialog: document.querySelector("[role=dialog][aria-modal=true]") !== null,
        },
        event.timeStamp - goAt < GO_WITHIN,
      );
      goAt = action?.do === "wait" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const then = heard.current.get(nameOf(action))?.at(-1);
      if (!then) return;
      event.preventDefault();
      then();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [on]);
  const keys = useMemo<Keys>(
    () => ({
      on,
      switchOn(next) {
        localStorage.setItem(KEPT, next ? "on" : "off");
        setOn(next);
      },
      hear(action, then) {
        const all = heard.current;
        all.set(action, [...(all.get(action) ?? []), then]);
        return () =>
          all.set(
            action,
            (all.get(action) ?? []).filter((one) => one !== then),
          );
      },
    }),
    [on],
  );
  return <KeysContext.Provider value={keys}>{children}</KeysContext.Provider>;
}
