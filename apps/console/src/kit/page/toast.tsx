/**
 * A message that something is done: read out politely, in nobody's way. One that
 * holds an action stays until it is closed or the reader goes to another page, and the action gets the focus: it is the next
 * thing to do.
 */
import { CloseButton } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { useToastRoom } from "./toast-room.ts";

/** How long a message without an action stays, in ms. */
const STAYS = 6_000;

/** Shows a message; `action` is a link or button in it, and what it does should close the message by `close`. */
export type ShowToast = (text: string, action?: (close: () => void) => ReactNode) => void;
type Toast = { readonly id: number; readonly text: string; readonly action?: Parameters<ShowToast>[1] };

const ToastContext = createContext<ShowToast | undefined>(undefined);
const HideContext = createContext<() => void>(() => {});
/** Who is called when something is told as done. */
const HeardContext = createContext<Set<() => void>>(new Set());

/** Takes all messages away: what they said has ceased to be so. */
export const useHideToasts = (): (() => void) => useContext(HideContext);

/** The way to show a message. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new TypeError("no Toasts above this component");
  return show;
}

/** Tells of something that was done: a message, after which no earlier refusal is shown. */
export function useTellDone(): (text: string) => void {
  const show = useToast();
  const heard = useContext(HeardContext);
  return (text) => {
    for (const forget of heard) forget();
    show(text);
  };
}

/** A refusal until something is told as done after it: the two side by side, nobody knows which to believe. */
export function useLatest<Refusal>(refusal: Refusal): Refusal | undefined {
  const heard = useContext(HeardContext);
  const [old, setOld] = useState<Refusal>();
  useEffect(() => {
    const forget = () => setOld(() => refusal);
    heard.add(forget);
    return () => void heard.delete(forget);
  }, [heard, refusal]);
  return refusal === old ? undefined : refusal;
}

function Message({ toast, onClose }: { readonly toast: Toast; readonly onClose: (id: number) => void }) {
  const t = useWords(KIT);
  const { id, text, action } = toast;
  useEffect(() => {
    if (action) return;
    const timer = setTimeout(() => onClose(id), STAYS);
    return () => clearTimeout(timer);
  }, [id, action, onClose]);
  const { pathname } = useLocation();
  const [shownOn] = useState(pathname);
  useEffect(() => {
    if (action && pathname !== shownOn) onClose(id);
  }, [id, action, pathname, shownOn, onClose]);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>("a, button")?.focus(), []);
  return (
    <div className="toast">
      <div className="toast-said">
        <p>{text}</p>
        {action && <div ref={first}>{action(() => onClose(id))}</div>}
      </div>
      <CloseButton aria-label={t("dismiss")} onClick={() => onClose(id)} />
    </div>
  );
}

/** Gives everything below it `useToast`. The live region is there from the start, so that the first message is read out too. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [heard] = useState(() => new Set<() => void>());
  const show = useCallback<ShowToast>(
    (text, action) =>
      setToasts((all) => [...all, { id: (all.at(-1)?.id ?? 0) + 1, text, ...(action ? { action } : {}) }]),
    [],
  );
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const hide = useCallback(() => setToasts([]), []);
  const messages = useRef<HTMLDivElement>(null);
  useToastRoom(messages);
  return (
    <ToastContext value={show}>
      <HideContext value={hide}>
        <HeardContext value={heard}>{children}</HeardContext>
      </HideContext>
      <div ref={messages} className="toasts" role="status">
        {toasts.map((toast) => (
          <Message key={toast.id} toast={toast} onClose={close} />
        ))}
      </div>
    </ToastContext>
  );
}
