/**
 * ACL flow control (Core Specification 5.4, Vol 4, Part E, §4.1.1): never more fragments on their way than the controller
 * holds; it says when it takes more. What it holds of a link is free again when the link ends.
 */
import { type AclFragment, CONTINUING, FIRST_SENT } from "../hci/acl.ts";

/** Fragments of one link that wait at most; a peer that takes nothing must not fill our memory. */
const MOST_WAITING = 64;

export class AclFlow {
  readonly #send: (fragment: AclFragment) => void;
  readonly #length: number;
  readonly #count: number;
  readonly #waiting: AclFragment[] = [];
  readonly #held = new Map<number, number>();

  /** `length` bytes at most a fragment, `count` fragments in the controller. */
  constructor(send: (fragment: AclFragment) => void, length: number, count: number) {
    this.#send = send;
    this.#length = Math.max(1, length);
    this.#count = Math.max(1, count);
  }

  /** Sends a frame of a link in its turn; false when too much waits, and nothing of it is sent. */
  push(handle: number, frame: Uint8Array): boolean {
    const pieces = Math.ceil(frame.length / this.#length);
    const waiting = this.#waiting.filter((fragment) => fragment.handle === handle).length;
    if (waiting + pieces > MOST_WAITING) return false;
    for (let at = 0; at < frame.length; at += this.#length)
      this.#waiting.push({
        handle,
        boundary: at === 0 ? FIRST_SENT : CONTINUING,
        data: frame.slice(at, at + this.#length),
      });
    this.#next();
    return true;
  }

  /** The controller has room again. It may say more than it held. */
  done(handle: number, count: number): void {
    const held = this.#held.get(handle);
    if (held === undefined) return;
    this.#held.set(handle, Math.max(0, held - count));
    this.#next();
  }

  /** A link ended. */
  ended(handle: number): void {
    this.#held.delete(handle);
    const others = this.#waiting.filter((fragment) => fragment.handle !== handle);
    this.#waiting.splice(0, this.#waiting.length, ...others);
    this.#next();
  }

  #next(): void {
    let inside = [...this.#held.values()].reduce((sum, n) => sum + n, 0);
    for (; inside < this.#count; inside++) {
      const fragment = this.#waiting.shift();
      if (!fragment) return;
      this.#held.set(fragment.handle, (this.#held.get(fragment.handle) ?? 0) + 1);
      this.#send(fragment);
    }
  }
}
