/** Where a PostgreSQL server is and who asks, as one address (libpq's form: `postgresql://user:password@host:5432/database`). */
import { userInfo } from "node:os";
import type { Variable } from "../start/config.ts";
import { Secret } from "../start/secret.ts";

/** How a connection is protected: not, encrypted against whoever only listens, or with the server's certificate checked too. */
export type Tls = "disable" | "require" | "verify-full";

/** One machine of an address: a name, an address, or the folder of a Unix socket. */
export type PostgresHost = { readonly host: string; readonly port: number };

/** A read address. Only `shown` may be told. */
export type PostgresUrl = {
  /** Where the database is: one machine, or a primary and its standbys, of which the one is used that can be written. */
  readonly hosts: readonly [PostgresHost, ...PostgresHost[]];
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

const PARAMETERS = new Set(["host", "sslmode", "sslrootcert", "target_session_attrs"]);

/** An address's scheme and user, its machines, and the rest. */
const PARTS = /^(\w+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/s;

/**
 * Reads an address, or undefined when it is none. Several machines are parted by commas, each with its own port, as libpq has
 * it; `target_session_attrs=read-write` is what we do in any case. Without `sslmode` a server on this machine is spoken to in
 * the clear and any other only with its certificate checked (`verify-full`); libpq's modes that fall back to clear text are
 * not taken.
 */
export function readPostgresUrl(text: string): PostgresUrl | undefined {
  const [, before = "", machines = "", rest] = PARTS.exec(text) ?? [];
  // A socket's folder stands in `host=`; between @ and / there is then nothing, which URL does not take.
  const [first = "", ...others] = (machines || (before.endsWith("@") ? "localhost" : "")).split(",");
  const parsed = URL.parse(`${before}${first}${rest}`);
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || parsed.hash) return undefined;
  const given = parsed.searchParams;
  if ([...given.keys()].some((name) => !PARAMETERS.has(name))) return undefined;
  try {
    const hosts = [first, ...others].map((machine) => hostOf(machine, given.get("host")));
    if (hosts.length > 1 && given.has("host")) return undefined;
    if ((given.get("target_session_attrs") ?? "read-write") !== "read-write") return undefined;
    const database = decodeURIComponent(parsed.pathname.slice(1));
    const user = decodeURIComponent(parsed.username) || userInfo().username;
    const password = decodeURIComponent(parsed.password);
    const tls = given.get("sslmode") ?? (hosts.every(({ host }) => isNear(host)) ? "disable" : "verify-full");
    if (hosts.some(({ host }) => host === "")) return undefined;
    if (database === "" || database.includes("/") || !isTls(tls)) return undefined;
    if (hosts.some(({ host }) => host.startsWith("/")) && tls !== "disable") return undefined;
    return Object.freeze({
      hosts: hosts as [PostgresHost, ...PostgresHost[]],
      database,
      user,
      password: password === "" ? undefined : new Secret(new TextEncoder().encode(password)),
      tls,
      authorities: given.get("sslrootcert") ?? undefined,
      shown: `${user}@${hosts.map(({ host, port }) => `${host}:${port}`).join()}/${database}`,
    });
  } catch {
    return undefined;
  }
}

/** One machine. @param named what `host=` says instead. Throws for what is no name and port. */
function hostOf(machine: string, named: string | null): PostgresHost {
  const { hostname, port } = new URL(`postgresql://${machine}`);
  const host = (named ?? decodeURIComponent(hostname)).replace(/^\[(.+)\]$/, "$1");
  return { host, port: Number(port || 5432) };
}

const isTls = (mode: string): mode is Tls => ["disable", "require", "verify-full"].includes(mode);

/** The variable of an address; it holds a password, so its value is never shown. */
export function postgresUrl(name: string): Variable<PostgresUrl> {
  return Object.freeze({
    name,
    form: "the address of a PostgreSQL database (several hosts parted by commas), user and password percent-encoded, with no parameters but host, sslmode (disable, require or verify-full), sslrootcert and target_session_attrs=read-write",
    example: "postgresql://bluezone:password@db.example.vn:5432/bluezone",
    parse: readPostgresUrl,
    secret: true,
  });
}
