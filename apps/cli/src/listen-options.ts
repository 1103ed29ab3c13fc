/** Options of `init`: where a server listens and keeps its data. */
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { hostPort } from "@bluezone/server-kit/start/variable";
import { maybe, path, text, type ValueOption, whole } from "./option.ts";

/** Where it answers, and the folder that is its home. */
export const LISTENING = {
  data: path("DIR", "The server's home: configuration, secrets, signing keys and data. Made when absent."),
  host: maybe({
    ...text("HOST", "The address that it listens on. Without it: 127.0.0.1, behind a proxy that ends TLS."),
    must: "a host name or address",
    read: (given) => (/^[\w.:-]{1,253}$/.test(given) ? given : undefined),
  }),
  port: maybe(whole("PORT", 1, 65_535, "The port that it listens on.")),
  metrics: maybe(hostAndPort()),
  "tls-certificate": maybe(
    path("FILE", "The certificate that the proxy in front shows; its end is then watched."),
  ),
  "database-url": {
    ...maybe(databaseUrl()),
    variable: "DATABASE_URL",
    secret: "never",
  },
} as const;

function hostAndPort(): ValueOption<string> {
  return {
    form: "HOST:PORT",
    must: "a host and a port, separated by a colon",
    about: "Where /metrics is; only the operator may reach it.",
    read: (given) => (hostPort("").parse(given) ? given : undefined),
  };
}

function databaseUrl(): ValueOption<string> {
  return {
    form: "URL",
    must: "the address of a PostgreSQL database, as DATABASE_URL of a server takes it",
    about: "A PostgreSQL database; without it one is kept in DIR.",
    read: (given) => (readPostgresUrl(given) ? given : undefined),
  };
}
