/** Where a PostgreSQL server is and who asks, as one address (libpq's form: `postgresql://user:password@host:5432/database`). */
import { userInfo } from "node:os";
import type { Variable } from "../start/config.ts";
import { Secret } from "../start/secret.ts";

/** How a connection is protected: not, encrypted against whoever only listens, or with the server's certificate checked too. */
export type Tls = "disable" | "require" | "verify-full";

/** A read address. Only `shown` may be told. */
export type PostgresUrl = {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Nothing: the driver looks at PGPASSWORD and ~/.pgpass. */
  readonly password: Secret | undefined;
  readonly tls: Tls;
  /** File of the authorities that may have signed the server's certificate; the system's when absent. */
  readonly authorities: string | undefined;
  /** User, host, port and database without the password. */
  readonly shown: string;
};

/** Whether a host is this machine: a socket's folder, or an address of the loopback. */
export const isNear = (host: string): boolean =>
  host.startsWith("/") || /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

const PARAMETERS = new Set(["host", "sslmode", "sslrootcert"]);

/**
 * Reads an address, or undefined when it is none. Without `sslmode` a server on this machine is spoken to in the clear and
 * any other only with its certificate checked (`verify-full`); libpq's modes that fall back to clear text are not taken.
 */
export function readPostgresUrl(text: string): PostgresUrl | undefined {
  // A socket's folder stands in `host=`; between @ and / there is then nothing, which URL does not take.
  const parsed = URL.parse(text.replace(/^(\w+:\/\/[^/?#]*@)\//, "$1localhost/"));
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || parsed.hash) return undefined;
  const given = parsed.searchParams;
  if ([...given.keys()].some((name) => !PARAMETERS.has(name))) return undefined;
  try {
    const host = (given.get("host") ?? decodeURIComponent(parsed.hostname)).replace(/^\[(.+)\]$/, "$1");
    const database = decodeURIComponent(parsed.pathname.slice(1));
    const user = decodeURIComponent(parsed.username) || userInfo().username;
    const password = decodeURIComponent(parsed.password);
    const tls = given.get("sslmode") ?? (isNear(host) ? "disable" : "verify-full");
    if (host === "" || database === "" || database.includes("/") || !isTls(tls)) return undefined;
    if (host.startsWith("/") && tls !== "disable") return undefined;
    const port = Number(parsed.port || 5432);
    return Object.freeze({
      host,
      port,
      database,
      user,
      password: password === "" ? undefined : new Secret(new TextEncoder().encode(password)),
      tls,
      authorities: given.get("sslrootcert") ?? undefined,
      shown: `${user}@${host}:${port}/${database}`,
    });
  } catch {
    return undefined;
  }
}

const isTls = (mode: string): mode is Tls => ["disable", "require", "verify-full"].includes(mode);

/** The variable of an address; it holds a password, so its value is never shown. */
export function postgresUrl(name: string): Variable<PostgresUrl> {
  return Object.freeze({
    name,
    form: "the address of a PostgreSQL database, user and password percent-encoded, with no parameters but host, sslmode (disable, require or verify-full) and sslrootcert",
    example: "postgresql://bluezone:password@db.example.vn:5432/bluezone",
    parse: readPostgresUrl,
    secret: true,
  });
}
