/** Notifiers without a lock screen: one that remembers and one that is silent. */
import type { Notifier } from "../ports.ts";

type Kind = Parameters<Notifier["notify"]>[0];

export interface MemoryNotifier extends Notifier {
  readonly notices: readonly Kind[];
}

export function memoryNotifier(): MemoryNotifier {
  const notices: Kind[] = [];
  return { notices, notify: (kind) => void notices.push(kind) };
}

/** Notices that nobody sees: permission refused. */
export const silentNotifier = (): Notifier => ({ notify: () => undefined });
