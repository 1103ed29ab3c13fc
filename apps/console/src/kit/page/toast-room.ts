/**
 * The room that messages take above a dialog on a narrow screen (`--toasts`, kit.css): the dialog begins below them, and stays
 * where it is until it closes, so that nothing moves under a finger when they go.
 */
import { type RefObject, useEffect } from "react";

const ROOM = "--toasts";

/** Gives messages the room that they take now, and while a dialog is open no less than they had. */
function fit(): void {
  const { style } = document.documentElement;
  const height = document.querySelector<HTMLElement>(".toasts")?.offsetHeight ?? 0;
  const had = document.querySelector('[role="dialog"]') ? Number.parseFloat(style.getPropertyValue(ROOM)) : 0;
  const room = Math.max(height, had || 0);
  if (room > 0) style.setProperty(ROOM, `${room}px`);
  else style.removeProperty(ROOM);
}

/** Follows the height of the messages. */
export function useToastRoom(messages: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!messages.current) return;
    const watch = new ResizeObserver(fit);
    watch.observe(messages.current);
    return () => watch.disconnect();
  }, [messages]);
}

/** Gives the room back when a dialog closes, also when that goes by being left out of the page. */
export function useRoomBack(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    return () => void requestAnimationFrame(fit);
  }, [open]);
}
