/** `bluezone phone state`: what its home would show. */
import { command } from "../../command.ts";
import { DATA, DEAF } from "../../phone-options.ts";

export const phoneState = command({
  about:
    "Shows what the phone's home would show: what is to be said first, whether lists are read, its share, its alerts. Asks no server. With --json as the engine has it: instants in milliseconds since 1970, days as days since 1970.",
  options: DATA,
  example: "bluezone phone state --data phone --json",
  async run(given) {
    const { withPhone } = await import("../../headless.ts");
    const { stateText } = await import("../../notice.ts");
    const state = await withPhone(
      given,
      false,
      () => undefined,
      async ({ phone }) => phone.state(),
    );
    return { json: { ...state, radio: "silent" }, text: `${stateText(state)}\n${DEAF}` };
  },
});
