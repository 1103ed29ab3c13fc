/** `bluezone canary`: two phones that prove, four times an hour, that alerts arrive. */
import { CANARY } from "../../canary/options.ts";
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";

export const canaryRun = command({
  about:
    "Lets two headless phones meet in the simulated air every 15 minutes; one reports with a canary code, the other must be warned by the real servers. Runs until it is stopped (Ctrl-C). Servers, keys and roots are needed at the first run and kept in DIR; a canary key is made with: bluezone api-key make --kind canary. The time of each leg (code, upload, export, alert) is kept in DIR, shown at /metrics and on the public status page. A round that was cut goes on at the next start. With --once one round, which takes up to 25 minutes: ends with 0 when the alert arrived in that time, 1 when it did not.",
  options: { ...CANARY, once: { flag: true, about: "One round, and the end." } },
  example:
    "bluezone canary --data /var/lib/bluezone-canary --keys https://keys.example.vn --health https://health.example.vn --root config-root.json --pages /var/www/bluezone-status --metrics 127.0.0.1:9467",
  async run(given, _words, { json, say, until }) {
    const { canary } = await import("../../canary/run.ts");
    const came = await canary(
      given,
      (event) => say(json ? JSON.stringify(event) : `The round's alert: ${event.outcome}.`),
      until(),
    );
    return came === undefined || came === "arrived" ? EXIT.ok : EXIT.no;
  },
});
