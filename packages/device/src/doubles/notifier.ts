/** Notifiers without a lock screen: one that remembers and one that is silent. */
import type { Notifier, Told } from "../ports.ts";

export interface MemoryNotifier extends Notifier {
  readonly notices: readonly Told["is"][];
  /** The newest, whole. */
  readonly last: Told | undefined;
}

export function memoryNotifier(): MemoryNotifier {
  const told: Told[] = [];
  return {
    get notices() {
      return told.map(({ is }) => is);
    },
    get last() {
      return told.at(-1);
    },
    notify: (one) => void told.push(one),
  };
}

/** Notices that nobody sees: permission refused. */
export const silentNotifier = (): Notifier => ({ notify: () => undefined });
