/** A server that stands before a right one and answers some calls wrongly. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What it answers instead: a status with JSON, or no answer at all. */
type Wrong = { readonly status: number; readonly body: object } | "no answer";

/**
 * Stands before `right`, on any free port; what `wrong` finds for a call is answered, everything else is passed on. Without
 * `right` nothing is passed on.
 */
export async function wrongServer(
  right: string | undefined,
  wrong: (path: string, body: string) => Wrong | undefined,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const found = wrong(request.url ?? "", body);
    if (found === "no answer" || (!found && right === undefined)) return void request.socket.destroy();
    if (found) {
      reply.writeHead(found.status, { "content-type": "application/json" }).end(JSON.stringify(found.body));
      return;
    }
    const { method = "GET", headers } = request;
    const passed = Object.entries(headers).filter(([name]) => /^(accept|content-type|x-)/.test(name));
    const answer = await fetch(`${right}${request.url}`, {
      method,
      headers: passed as [string, string][],
      ...(method === "GET" ? {} : { body }),
    });
    const type = answer.headers.get("content-type") ?? "text/plain";
    reply.writeHead(answer.status, { "content-type": type }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
