/** `bluezone phone run`: a phone that lives until it is stopped. */
import { setTimeout as wait } from "node:timers/promises";
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";
import { DATA, DEAF, SERVERS } from "../../phone-options.ts";

export const phoneRun = command({
  about: `Lives as a phone until it is stopped (Ctrl-C): makes its keys, reads the signed configuration and the lists, matches, goes on with a share, sends cover traffic, forgets. ${DEAF} Running it is its consent. Servers, key and roots are needed at the first run and kept in DIR; meanwhile no other phone command can use DIR. Tells what happens, a line each; with --json as JSON.`,
  options: {
    ...DATA,
    ...SERVERS,
    once: { flag: true, about: "Do what is due now, and end." },
  },
  example:
    "bluezone phone run --data phone --keys http://127.0.0.1:8080 --health http://127.0.0.1:8082 --api-key device.… --root root.json",
  async run(given, _words, { json, say, remark, until }) {
    const { withPhone } = await import("../../headless.ts");
    const { LONGEST_SLEEP } = await import("@bluezone/device-node/machine-clock");
    const { eventText } = await import("../../notice.ts");
    const stopped = until();
    const tell = (event: Parameters<typeof eventText>[0]) =>
      say(json ? JSON.stringify(event) : eventText(event));
    await withPhone(given, true, tell, async ({ phone }) => {
      remark(DEAF);
      if (phone.state().panel.is === "welcome") await phone.start();
      while (!stopped.aborted) {
        const due = await phone.run();
        if (given.once) return;
        const rest = Math.min(Math.max(due - Date.now(), 0), LONGEST_SLEEP);
        await wait(rest, undefined, { signal: stopped }).catch(() => undefined);
      }
    });
    return EXIT.ok;
  },
});
