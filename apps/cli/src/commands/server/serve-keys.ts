/** `bluezone serve keys`: the key server on this machine's clock. */
import { command } from "../../command.ts";

export const serveKeys = command({
  about:
    "Runs the key server until it is stopped (Ctrl-C). Its configuration is the variables KEYS_…, listed in servers/keys/README.md; a wrong one stops the start with a sentence. What happens is told as JSON lines on standard output.",
  options: {},
  example: "KEYS_DATA=data/keys KEYS_ISSUERS=issuers.json bluezone serve keys",
  async run(_given, _words, { env, until, remark }) {
    const { createFrom } = await import("@bluezone/keys/main");
    const { serve } = await import("@bluezone/server-kit/start/main");
    return serve(createFrom, env, until(), remark);
  },
});
