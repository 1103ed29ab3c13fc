/** `bluezone node share`: shares a node's keys by a code, whether it runs or not. */
import { command } from "../command.ts";
import { Failure } from "../failure.ts";
import { NODE_DATA } from "../node-options.ts";
import { maybe, text } from "../option.ts";
import { onset } from "../phone-options.ts";
import { shareExit } from "../share-exit.ts";

export const nodeShare = command({
  about:
    "Shares the keys of the last 14 days of a node under a verification code, in two steps: without --agree the code is checked and the answer says what would be sent; with --agree it is sent. Goes through the node when it runs on DIR. Ends with 0 when nothing is left to share, with 69 when a server did not answer: the node goes on with it by itself.",
  options: {
    ...NODE_DATA,
    code: maybe(text("CODE", "The code of the message; it may be left out in the second step.", 300)),
    onset: maybe(onset),
    agree: { flag: true, about: "Somebody has read what is sent and agrees." },
  },
  example: "bluezone node share --data node --code 12345678",
  async run(given, _words, { env }) {
    const { shareText } = await import("../notice.ts");
    const { CONSENT, operatorOf, SHARED_FOR } = await import("../node/consent.ts");
    const { withSharer } = await import("../node/sharer.ts");
    const { agree, enterCode } = await import("../node/share-by-code.ts");
    const { health, share } = await withSharer(
      { data: given.data, credentials: env["CREDENTIALS_DIRECTORY"] },
      async (sharer, health) => {
        if (given.code !== undefined) await enterCode(sharer, given.code);
        const before = sharer.state().share;
        if (before.is === "none") throw new Failure("no", "no code was entered; give one with --code.");
        if (!given.agree || before.is !== "ready") return { health, share: before };
        if (before.onset === null && given.onset === undefined)
          throw new Failure(
            "usage",
            "node share needs --onset: a date, none or unknown; the result does not say it.",
          );
        return { health, share: await agree(sharer, given.onset) };
      },
    );
    const asks =
      share.is === "ready"
        ? `\n${CONSENT.en(operatorOf(health).en, SHARED_FOR)}\nTo agree, call this again with --agree.`
        : "";
    return { json: share, text: `${shareText(share)}${asks}`, exit: shareExit(share) };
  },
});
