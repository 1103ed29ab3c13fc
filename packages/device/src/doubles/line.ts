/** Lines without a wire: two ends in one process, and one that is closed. */
import type { Line } from "../remote/line.ts";

/** Two ends of one line. What is sent arrives in order, a little later. */
export interface MemoryLine {
  readonly screen: Line;
  readonly phone: Line;
  /** Everything that was sent, in order. */
  readonly sent: readonly { readonly by: "screen" | "phone"; readonly text: string }[];
  /** Ends the line: what is under way is lost, and sending throws. */
  cut(): void;
}

export function memoryLine(): MemoryLine {
  const sent: { by: "screen" | "phone"; text: string }[] = [];
  const ears = { screen: new Set<(text: string) => void>(), phone: new Set<(text: string) => void>() };
  const closers = new Set<() => void>();
  let open = true;
  const end = (by: "screen" | "phone", to: "screen" | "phone"): Line => ({
    send(text) {
      if (!open) throw new Error("the line is closed");
      sent.push({ by, text });
      void Promise.resolve().then(() => {
        if (open) for (const listener of ears[to]) listener(text);
      });
    },
    onText: (listener) => void ears[by].add(listener),
    onClose(listener) {
      if (open) closers.add(listener);
      else listener();
    },
  });
  return {
    screen: end("screen", "phone"),
    phone: end("phone", "screen"),
    sent,
    cut() {
      open = false;
      for (const listener of closers) listener();
      closers.clear();
    },
  };
}
