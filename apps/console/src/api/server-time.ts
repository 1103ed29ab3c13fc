/** The server's clock as its last answer told it: the desk has no other, so it lives in the server's day. */
import type { Instant } from "@bluezone/protocol/time";

/** What time it is at the server, and who wants to know when that changes. */
export type ServerTime = {
  /** Nothing before the first answer. */
  now(): Instant | undefined;
  /** Tells what an answer said. */
  heard(at: Instant): void;
  /** Calls back at every change; returns how to end that. */
  subscribe(changed: () => void): () => void;
};

/** A clock that has not been told the time yet. It never goes back: an answer that was overtaken changes nothing. */
export function createServerTime(): ServerTime {
  let latest: Instant | undefined;
  const waiting = new Set<() => void>();
  return {
    now: () => latest,
    heard(at) {
      if (latest !== undefined && at <= latest) return;
      latest = at;
      for (const changed of waiting) changed();
    },
    subscribe(changed) {
      waiting.add(changed);
      return () => waiting.delete(changed);
    },
  };
}
