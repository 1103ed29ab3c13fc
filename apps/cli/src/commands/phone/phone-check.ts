/** `bluezone phone check`: reads the key server's lists now. */
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";
import { DATA } from "../../phone-options.ts";

export const phoneCheck = command({
  about:
    "Reads the signed configuration and the key server's lists now, and matches them. Ends with 0 when they were read and are sound, 1 when they are refused, 69 when the key server does not answer.",
  options: DATA,
  example: "bluezone phone check --data phone --json",
  async run(given) {
    const { withPhone } = await import("../../headless.ts");
    const { noticeText, stateText } = await import("../../notice.ts");
    const events: unknown[] = [];
    const state = await withPhone(
      given,
      false,
      (event) => events.push(event),
      async ({ phone }) => {
        await phone.checkNow();
        return phone.state();
      },
    );
    const said = [state.panel, ...state.bars];
    const refused = said.some(({ is }) => is === "lists-refused") || events.some(isRefusal);
    const unread = said.some(({ is }) => is === "offline");
    const exit = refused ? EXIT.no : unread ? EXIT.unavailable : EXIT.ok;
    return {
      json: { events, state },
      text: unread ? said.map(noticeText).join("\n") : stateText(state),
      exit,
    };
  },
});

const isRefusal = (event: unknown): boolean =>
  ["document-refused", "file-refused", "index-refused"].includes((event as { is: string }).is);
