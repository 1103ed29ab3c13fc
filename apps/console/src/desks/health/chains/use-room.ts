/** How wide an element is for what is drawn in it: in px of ordinary text, so that twice as large text has half the room. */
import { type RefObject, useEffect, useRef, useState } from "react";

const PX_A_REM = 16;

/** The element, and its room; endless until it is measured. */
export function useRoom<Box extends HTMLElement>(): readonly [RefObject<Box | null>, number] {
  const box = useRef<Box>(null);
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const watch = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRoom((current.clientWidth / rem) * PX_A_REM);
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return [box, room];
}
