/** Is the port free for the server, or does the server itself answer on it? */
import { createServer } from "node:net";
import { get } from "./answer.ts";
import { type Finding, fail, ok } from "./finding.ts";
import { addressOf, type ChosenPort } from "./patient.ts";

/** @param running whether the server has its data folder open, where that can be known. */
export async function checkPort(host: string, chosen: ChosenPort, running: boolean): Promise<Finding> {
  const { port, variable, healthz } = chosen;
  const where = `${port} of ${host}`;
  const code = await tryListening(host, port);
  if (code === undefined) {
    if (running)
      return fail("port", `${where} is silent although the server is running; stop it and start it again.`);
    return ok("port", `${where} is free; the server is not running.`);
  }
  if (code === "EACCES")
    return fail("port", `${where} may not be opened by this user; choose ${variable} from 1024 on.`);
  if (code !== "EADDRINUSE")
    return fail("port", `${where} cannot be opened (${code}); is that an address of this machine?`);
  if (!healthz && running) return ok("port", `${where} is in use by the running server.`);
  const answer = healthz ? await get(`${addressOf(host, port)}/healthz`) : undefined;
  const { status, failing } = (answer?.json ?? {}) as { status?: unknown; failing?: unknown };
  if (status === "ok") return ok("port", `${where} is answered by a server that is well.`);
  if (status === "failing")
    return fail(
      "port",
      `${where} is answered by a server in which this fails: ${String(failing)}; see its log.`,
    );
  return fail("port", `${where} is taken by another program; stop that one, or choose another ${variable}.`);
}

/** Opens the port for a moment; the error's code when that cannot be done. */
function tryListening(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((done) => {
    server.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.name));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
