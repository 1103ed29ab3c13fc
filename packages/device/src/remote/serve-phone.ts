/** The phone's end of a line: tells its state whenever it may have changed, and does what it is asked. */
import { type PhoneHandle, TAP_NAMES, type TapName } from "../handle.ts";
import { codeOf, PhoneFault } from "./fault.ts";
import type { Line } from "./line.ts";
import type { PhoneMessage } from "./phone-message.ts";
import { Numbered, readMessage, ScreenMessage, TAP_ARGUMENTS } from "./words.ts";

const isTap = (name: string): name is TapName => (TAP_NAMES as readonly string[]).includes(name);

/** Does one ask. Rejects with PhoneFault when it is none of ours; then nothing was done. */
async function done(handle: PhoneHandle, said: Exclude<ScreenMessage, { hello: 1 }>): Promise<unknown> {
  if ("mend" in said) return handle.mend(said.mend);
  if (!isTap(said.tap)) throw new PhoneFault("unknown_tap");
  const args = TAP_ARGUMENTS[said.tap].safeParse(said.args);
  if (!args.success) throw new PhoneFault("bad_argument");
  const tap = handle.tap[said.tap] as (...given: readonly unknown[]) => Promise<unknown>;
  return tap(...args.data);
}

/** Serves a phone on a line until the line closes. The handle stays open: it may be served on other lines as well. */
export function servePhone(handle: PhoneHandle, line: Line): void {
  let open = true;
  const tell = (told: PhoneMessage): void => {
    if (!open) return;
    try {
      line.send(JSON.stringify(told));
    } catch {
      stop();
    }
  };
  const show = (): void => tell({ state: handle.state() });
  const unsubscribe = handle.subscribe(show);
  const stop = (): void => {
    open = false;
    unsubscribe();
  };

  line.onClose(stop);
  line.onText((text) => {
    const said = readMessage(ScreenMessage, text);
    if (said === undefined)
      return tell({ answer: readMessage(Numbered, text)?.ask ?? null, code: "unreadable" });
    if ("hello" in said) return show();
    void done(handle, said).then(
      (value) => tell({ answer: said.ask, value }),
      (thrown) => tell({ answer: said.ask, code: codeOf(thrown) }),
    );
  });
  show();
}
