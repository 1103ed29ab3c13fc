/** Options of the commands of a canary. */
import { type HostPort, hostPort } from "@bluezone/server-kit/start/variable";
import { maybe, path, text, type ValueOption } from "../option.ts";
import { SERVERS } from "../phone-options.ts";

export const CANARY_DATA = { data: path("DIR", "The canary's folder; one process at a time.") } as const;

/** Where the status page is written. */
export const PAGES = {
  pages: maybe(path("DIR", "Write the public status page there; a web server shows it.")),
  operator: maybe(text("NAME", "Who runs this, as the page says it.", 120)),
} as const;

const metrics: ValueOption<HostPort> = {
  form: "HOST:PORT",
  must: "a host and a port, separated by a colon",
  about: "Where /metrics is; only the operator may reach it. Without it there is none.",
  read: (given) => hostPort("").parse(given),
};

export const CANARY = {
  ...CANARY_DATA,
  ...SERVERS,
  "canary-key": {
    ...maybe(text("KEY", "A canary key of the health server. The first run needs it.")),
    variable: "BLUEZONE_CANARY_KEY",
    secret: "warned",
  },
  ...PAGES,
  metrics: maybe(metrics),
} as const;
