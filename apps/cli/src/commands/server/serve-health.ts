/** `bluezone serve health`: the health server on this machine's clock. */
import { buildDesk } from "../../built-desk.ts";
import { command } from "../../command.ts";

export const serveHealth = command({
  about:
    "Runs the health server with its desk until it is stopped (Ctrl-C). Its configuration is the variables HEALTH_… and SMS, listed in servers/health/README.md; a wrong one stops the start with a sentence. The desk's pages are built where they are missing or older than the program, in about 20 seconds. What happens is told as JSON lines on standard output.",
  options: {},
  example: "SMS=none HEALTH_PUBLIC_URL=http://127.0.0.1:8082 bluezone serve health",
  async run(_given, _words, { env, until, remark }) {
    const { readHealthConfig } = await import("@bluezone/health/config");
    const { healthFrom } = await import("@bluezone/health/main");
    const { serve } = await import("@bluezone/server-kit/start/main");
    const started = async (environment: typeof env) => {
      // What is wrong with the variables is said before anything is built.
      readHealthConfig(environment);
      await buildDesk(remark);
      return healthFrom(environment);
    };
    return serve(started, env, until(), remark);
  },
});
