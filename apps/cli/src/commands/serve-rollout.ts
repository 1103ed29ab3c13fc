/** `bluezone serve rollout`: the rollout server on this machine's clock. */
import { command } from "../command.ts";

export const serveRollout = command({
  about:
    "Runs the rollout server with its desk and public pages until it is stopped (Ctrl-C). Its configuration is the variables ROLLOUT_…, listed in servers/rollout/README.md; a wrong one stops the start with a sentence. What happens is told as JSON lines on standard output.",
  options: {},
  example: "ROLLOUT_PUBLIC_URL=http://127.0.0.1:8083 bluezone serve rollout",
  async run(_given, _words, { env, until, remark }) {
    const { rolloutFrom } = await import("@bluezone/rollout/main");
    const { serve } = await import("@bluezone/server-kit/main");
    return serve(rolloutFrom, env, until(), remark);
  },
});
