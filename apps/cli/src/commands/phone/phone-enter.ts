/** `bluezone phone enter`: a verification code, as typed. Sends no key. */
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";
import { DATA } from "../../phone-options.ts";
import { shareExit } from "../../share-exit.ts";

export const phoneEnter = command({
  about:
    "Enters a verification code: 8 digits, 16 letters and digits, or the link with one. The health server is asked whether it is good; no key leaves the phone. Ends with 0 when it can be shared now.",
  arguments: [
    { form: "CODE", about: "the code, or the link with it; - reads it from standard input", secret: true },
  ],
  options: DATA,
  example: "bluezone phone enter - --data phone",
  async run(given, [code]) {
    const { withPhone } = await import("../../headless.ts");
    const { shareText } = await import("../../notice.ts");
    const share = await withPhone(
      given,
      false,
      () => undefined,
      async ({ phone }) => {
        await phone.enterCode(code);
        return phone.state().share;
      },
    );
    return { json: share, text: shareText(share), exit: share.is === "ready" ? EXIT.ok : shareExit(share) };
  },
});
