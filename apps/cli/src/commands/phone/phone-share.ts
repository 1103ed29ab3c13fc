/** `bluezone phone share`: the tap that lets keys leave the phone. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe } from "../../option.ts";
import { DATA, onset } from "../../phone-options.ts";
import { shareExit } from "../../share-exit.ts";

export const phoneShare = command({
  about:
    "Shares the keys of the last 14 days under the code that was entered: certificate from the health server, keys to the key server. Goes on where an earlier try was cut. Ends with 0 when nothing is left to share, with 69 when a server did not answer: then run it again after the time it says, or let phone run go on with it.",
  options: { ...DATA, onset: maybe(onset) },
  example: "bluezone phone share --data phone --onset 2020-12-27",
  async run(given) {
    const { withPhone } = await import("../../headless.ts");
    const { shareText } = await import("../../notice.ts");
    const { onsetFailure } = await import("../../onset-fault.ts");
    const share = await withPhone(
      given,
      false,
      () => undefined,
      async ({ phone }) => {
        if (["checking", "sending"].includes(phone.state().share.is)) await phone.run();
        const { share: before } = phone.state();
        if (before.is === "none")
          throw new Failure("no", "no code was entered; begin with: bluezone phone enter CODE");
        if (before.is === "ready") {
          if (given.onset === undefined && before.onset === null)
            throw new Failure(
              "usage",
              "phone share needs --onset: a date, none or unknown; the result does not say it",
            );
          const answered = given.onset === undefined ? "answered" : await phone.answer(given.onset);
          if (answered === "onset_too_early" || answered === "onset_in_future")
            throw onsetFailure(answered, phone.state().now);
          await phone.share();
        }
        return phone.state().share;
      },
    );
    return { json: share, text: shareText(share), exit: shareExit(share) };
  },
});
