/** Notifiers without a lock screen: one that remembers and one that is silent. */
import type { NoticeSubject, Notifier } from "../ports.ts";

export interface MemoryNotifier extends Notifier {
  readonly notices: readonly NoticeSubject["is"][];
  /** The newest, whole. */
  readonly last: NoticeSubject | undefined;
}

export function memoryNotifier(): MemoryNotifier {
  const told: NoticeSubject[] = [];
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
