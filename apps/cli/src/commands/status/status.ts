/** `bluezone status`: all programs of a deployment at a glance, in a terminal or as a page on this machine. */
import { hostPort } from "@bluezone/server-kit/start/variable";
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";
import { listen } from "../../node-options.ts";
import { maybe, type ValueOption } from "../../option.ts";

const at = (about: string): ValueOption<string | undefined> =>
  maybe({
    form: "HOST:PORT",
    must: "a host and a port, separated by a colon",
    about,
    read: (given) => (hostPort("").parse(given) ? given : undefined),
  });

const DEFAULTS = {
  keys: "127.0.0.1:9464",
  health: "127.0.0.1:9465",
  rollout: "127.0.0.1:9466",
  canary: "127.0.0.1:9467",
} as const;

export const status = command({
  about:
    "Reads /metrics of the three servers and of the canary, and says how they stand: the four promises, jobs, leases, versions, the canary's last alert. A program that was named and does not answer is a trouble; one that was not is looked for where init puts it. Ends with 0 when nothing stands out, 1 when something does. With --listen it goes on as a page on this machine, with the last 24 hours as curves, until it is stopped (Ctrl-C).",
  options: {
    keys: at("The key server's metrics. Without it: 127.0.0.1:9464."),
    health: at("The health server's metrics. Without it: 127.0.0.1:9465."),
    rollout: at("The rollout server's metrics. Without it: 127.0.0.1:9466."),
    canary: at("The canary's metrics. Without it: 127.0.0.1:9467."),
    listen: maybe({ ...listen, about: "Serve the operator page there, on this machine only." }),
  },
  example: "bluezone status --keys 127.0.0.1:9464 --listen 127.0.0.1:4091",
  async run(given, _words, { say, until }) {
    const { PROGRAMS } = await import("../../status/figures.ts");
    const { readPages, statusOf } = await import("../../status/look.ts");
    const { statusText } = await import("../../status/told.ts");
    const wanted = PROGRAMS.filter((program) => given[program] !== undefined);
    const addresses = {
      keys: given.keys ?? DEFAULTS.keys,
      health: given.health ?? DEFAULTS.health,
      rollout: given.rollout ?? DEFAULTS.rollout,
      canary: given.canary ?? DEFAULTS.canary,
    };
    const read = () => readPages(addresses);
    if (given.listen) {
      const { serveOperatorPage } = await import("../../status/page/server.ts");
      const { systemClock } = await import("@bluezone/server-kit/time/clock");
      const { systemTimer } = await import("@bluezone/server-kit/time/timer");
      const world = { clock: systemClock, timer: systemTimer };
      await serveOperatorPage(given.listen, read, wanted, world, until(), (url) => say(url));
      return EXIT.ok;
    }
    const found = statusOf(await read(), wanted);
    const none = found.programs.every(({ answers }) => !answers);
    return {
      json: found,
      text: statusText(found),
      exit: none ? EXIT.unavailable : found.troubles.length === 0 ? EXIT.ok : EXIT.no,
    };
  },
});
