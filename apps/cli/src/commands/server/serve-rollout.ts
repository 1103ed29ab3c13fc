/** `bluezone serve rollout`: the rollout server on this machine's clock. */
import { buildDesk } from "../../built-desk.ts";
import { command } from "../../command.ts";

export const serveRollout = command({
  about:
    "Runs the rollout server with its desk and public pages until it is stopped (Ctrl-C). Its configuration is the variables ROLLOUT_…, listed in servers/rollout/README.md; a wrong one stops the start with a sentence. The desk's pages are built where they are missing or older than the program, in about 20 seconds. What happens is told as JSON lines on standard output.",
  options: {},
  example: "ROLLOUT_PUBLIC_URL=http://127.0.0.1:8083 bluezone serve rollout",
  async run(_given, _words, { env, until, remark }) {
    const { readRolloutConfig } = await import("@bluezone/rollout/config");
    const { rolloutFrom } = await import("@bluezone/rollout/main");
    const { serve } = await import("@bluezone/server-kit/start/main");
    const started = async (environment: typeof env) => {
      // What is wrong with the variables is said before anything is built.
      readRolloutConfig(environment);
      await buildDesk(remark);
      return rolloutFrom(environment);
    };
    return serve(started, env, until(), remark);
  },
});
