/** `bluezone node share`: shares a node's keys by a code, whether it runs or not. */
import { command } from "../../command.ts";
import { EXIT, Failure } from "../../failure.ts";
import { NODE_DATA } from "../../node-options.ts";
import { maybe, text } from "../../option.ts";
import { onset } from "../../phone-options.ts";
import { shareExit } from "../../share-exit.ts";

export const nodeShare = command({
  about:
    "Shares the keys of the last 14 days of a node under a verification code, in two steps: without --agree the code is checked and the answer lists what would be sent; then, in a call without --code, with --agree and --onset it is sent. Goes through the node when it runs on DIR. Ends with 0 when the code is good and waits for --agree, or when nothing is left to share; with 1 when a code or a share was turned down, also where a code that was taken before is kept; with 69 when a server did not answer: the node goes on with it by itself.",
  options: {
    ...NODE_DATA,
    code: {
      ...maybe(
        text("CODE", "The code of the message, - for standard input; left out in the second step.", 300),
      ),
      secret: "warned",
    },
    onset: maybe(onset),
    agree: { flag: true, about: "Somebody has read what is sent and agrees." },
  },
  example: "bluezone node share --data node --code -",
  async run(given, _words, { env }) {
    if (given.agree && given.code !== undefined)
      throw new Failure(
        "usage",
        "node share takes --code and --agree in two calls: the first checks the code and lists what would be sent, and who has read that agrees in the second. Nothing was sent.",
      );
    const { onsetBounds } = await import("@bluezone/device/engine/share/onset-bound");
    const { onsetFailure } = await import("../../onset-fault.ts");
    const { shareAnswer, shareJson } = await import("../../node/share-answer.ts");
    const { withReached } = await import("../../node/reached.ts");
    const { agree, enterCode, look } = await import("../../node/share-by-code.ts");
    const places = { data: given.data, credentials: env["CREDENTIALS_DIRECTORY"] };
    const { health, share, refused, now } = await withReached(places, async ({ phone: sharer, health }) => {
      const { share, refused } = await (given.code === undefined
        ? look(sharer)
        : enterCode(sharer, given.code));
      const { now } = sharer.state();
      if (share.is === "none") throw new Failure("no", "no code was entered; give one with --code.");
      if (!given.agree) return { health, share, refused, now };
      const agreed = await agree(sharer, given.onset);
      if (agreed.open === "onset_missing")
        throw new Failure(
          "usage",
          "node share needs --onset: a date, none or unknown; the result does not say it.",
        );
      if (agreed.open !== undefined) throw onsetFailure(agreed.open, now);
      return { health, share: agreed.share, refused: undefined, now };
    });
    return {
      json: shareJson(share, refused),
      text: shareAnswer(share, health, onsetBounds(now), refused),
      exit: refused !== undefined ? EXIT.no : share.is === "ready" ? EXIT.ok : shareExit(share),
    };
  },
});
