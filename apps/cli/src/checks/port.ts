/** Is the port free for the server, or does the server itself answer on it? */
import { createServer } from "node:net";
import { get } from "./answer.ts";
import { type Finding, fail, ok } from "./finding.ts";
import { addressOf, type ChosenPort } from "./patient.ts";

/** Whether a server answers on a port, well or not. */
export const answers = async (host: string, { port, healthz }: ChosenPort): Promise<boolean> =>
  healthz && (await statusAt(host, port)).status !== undefined;

/**
 * @param running whether the server runs, by its data folder or by what answers.
 * @param needed whether somebody is to find it: it has been started before, and it is no town.
 */
export async function checkPort(
  host: string,
  chosen: ChosenPort,
  { running, needed }: { readonly running: boolean; readonly needed: boolean },
): Promise<Finding> {
  const { port, variable, healthz } = chosen;
  const where = `${port} of ${host}`;
  const code = await tryListening(host, port);
  if (code === undefined) {
    if (running)
      return fail("port", `${where} is silent although the server is running; stop it and start it again.`);
    return needed
      ? fail("port", `nothing answers on ${where}: the server is not running; start it.`)
      : ok("port", `${where} is free; the server is not running.`);
  }
  if (code === "EACCES")
    return fail("port", `${where} may not be opened by this user; choose ${variable} from 1024 on.`);
  if (code !== "EADDRINUSE")
    return fail("port", `${where} cannot be opened (${code}); is that an address of this machine?`);
  if (!healthz && running) return ok("port", `${where} is in use by the running server.`);
  const { status, failing } = healthz ? await statusAt(host, port) : {};
  if (status === "ok") return ok("port", `${where} is answered by a server that is well.`);
  if (status === "failing")
    return fail(
      "port",
      `${where} is answered by a server in which this fails: ${String(failing)}; see its log.`,
    );
  if (running)
    return fail(
      "port",
      `${where} is taken, but does not answer as the running server; stop it and start it again.`,
    );
  return fail("port", `${where} is taken by another program; stop that one, or choose another ${variable}.`);
}

/** What `/healthz` says there. */
async function statusAt(
  host: string,
  port: number,
): Promise<{ readonly status?: unknown; readonly failing?: unknown }> {
  const { json } = (await get(`${addressOf(host, port)}/healthz`)) ?? {};
  const { status, failing } = (json ?? {}) as { status?: unknown; failing?: unknown };
  return status === "ok" || status === "failing" ? { status, failing } : {};
}

/** Opens the port for a moment; the error's code when that cannot be done. */
function tryListening(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((done) => {
    server.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.name));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
