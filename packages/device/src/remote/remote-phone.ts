/** The screen's end of a line: the handle of a phone whose engine runs elsewhere. */
import { type PhoneHandle, tapsBy } from "../handle.ts";
import type { PhoneState } from "../state.ts";
import { PhoneFault } from "./fault.ts";
import type { Line } from "./line.ts";
import { readPhoneMessage } from "./phone-message.ts";
import type { ScreenMessage } from "./words.ts";

interface PendingCall {
  resolve(value: unknown): void;
  reject(fault: PhoneFault): void;
}

/** What is still asked and not answered, by number. */
class Asks {
  readonly #line: Line;
  readonly #open = new Map<number, PendingCall>();
  #last = 0;
  closed = false;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Says something that wants an answer. Rejects with PhoneFault. */
  ask(what: { readonly tap: string; readonly args: readonly unknown[] } | { readonly mend: string }) {
    return new Promise<unknown>((resolve, reject) => {
      if (this.closed) return reject(new PhoneFault("line_closed"));
      this.#last += 1;
      const ask = this.#last;
      let text: string;
      try {
        text = JSON.stringify({ ask, ...what });
      } catch {
        return reject(new PhoneFault("bad_argument"));
      }
      this.#open.set(ask, { resolve, reject });
      try {
        this.#line.send(text);
      } catch {
        this.close();
      }
    });
  }

  answer(ask: number, settle: (asked: PendingCall) => void): void {
    const asked = this.#open.get(ask);
    this.#open.delete(ask);
    if (asked) settle(asked);
  }

  /** No answer comes any more. */
  close(): void {
    this.closed = true;
    const left = [...this.#open.values()];
    this.#open.clear();
    for (const { reject } of left) reject(new PhoneFault("line_closed"));
  }
}

/** Left out at the end is what JSON would make a null of. */
const given = (args: readonly unknown[]): readonly unknown[] =>
  args.slice(
    0,
    args.reduce<number>((end, arg, i) => (arg === undefined ? end : i + 1), 0),
  );

/**
 * Takes a phone from a line; resolves once its first state has come. The line stays whose it was: closing the handle only stops
 * listening. Rejects with PhoneFault `line_closed` when the line closes before; taps do so when it closes later.
 */
export function remotePhone(line: Line): Promise<PhoneHandle> {
  const listeners = new Set<() => void>();
  const asks = new Asks(line);
  let resolve!: (handle: PhoneHandle) => void;
  let reject!: (fault: PhoneFault) => void;
  const promise = new Promise<PhoneHandle>((good, bad) => {
    resolve = good;
    reject = bad;
  });
  let latest: PhoneState | undefined;

  const handleOf = (first: PhoneState): PhoneHandle => ({
    state: () => latest ?? first,
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tap: tapsBy((tap, args) => asks.ask({ tap, args: given(args) })),
    async mend(what) {
      await asks.ask({ mend: what });
    },
    close() {
      listeners.clear();
      asks.close();
    },
  });

  const close = (): void => {
    asks.close();
    reject(new PhoneFault("line_closed"));
  };
  line.onClose(close);
  line.onText((text) => {
    const told = readPhoneMessage(text);
    if (told === undefined || asks.closed) return;
    if ("state" in told) {
      latest = told.state;
      resolve(handleOf(latest));
      for (const listener of [...listeners]) listener();
    } else if ("code" in told) {
      // Without a number nobody here waits for it.
      if (told.answer !== null) asks.answer(told.answer, (asked) => asked.reject(new PhoneFault(told.code)));
    } else {
      asks.answer(told.answer, (asked) => asked.resolve(told.value));
    }
  });
  const hello: ScreenMessage = { hello: 1 };
  try {
    line.send(JSON.stringify(hello));
  } catch {
    close();
  }
  return promise;
}
