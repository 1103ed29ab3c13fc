/** `bluezone serve town`: everything in one process, with simulated people; the same as `npm start`. */
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";

export const serveTown = command({
  about:
    "Runs the town until it is stopped (Ctrl-C): the three servers, simulated residents with real phone engines, and its page, on this machine only. Demo data, never real people's. Variables: TOWN_DATA (.town), TOWN_PORT (4080), TOWN_KEYS_PORT (4081), TOWN_HEALTH_PORT (4082), TOWN_ROLLOUT_PORT (4083).",
  options: {},
  example: "TOWN_DATA=/tmp/town bluezone serve town",
  async run(_given, _words, { env, until, remark }) {
    const { runTown } = await import("@bluezone/town/run-town");
    await runTown(env, until(), remark);
    return EXIT.ok;
  },
});
