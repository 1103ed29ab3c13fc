/** How a call ended, in a word: for tests that try what is refused beside what is not. */
import { Fault } from "@bluezone/contract/fault";

/** The code of the Fault that a call threw; "ok" when it threw none. Other errors are thrown on. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "ok",
    (error: unknown) => {
      if (error instanceof Fault) return error.code;
      throw error;
    },
  );
