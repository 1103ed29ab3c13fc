/** `bluezone serve health`: the health server on this machine's clock. */
import { command } from "../command.ts";

export const serveHealth = command({
  about:
    "Runs the health server until it is stopped (Ctrl-C). Its configuration is the variables HEALTH_… and SMS, listed in servers/health/README.md; a wrong one stops the start with a sentence. What happens is told as JSON lines on standard output.",
  options: {},
  example: "SMS=none HEALTH_PUBLIC_URL=http://127.0.0.1:8082 bluezone serve health",
  async run(_given, _words, { env, until, remark }) {
    const { healthFrom } = await import("@bluezone/health/main");
    const { serve } = await import("@bluezone/server-kit/main");
    return serve(healthFrom, env, until(), remark);
  },
});
