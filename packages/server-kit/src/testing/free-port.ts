/** TCP ports of this machine that nobody has just now. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** One. */
export const freePort = async (): Promise<number> => (await freePorts(1))[0]!;

/** So many, all different. */
export async function freePorts(n: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: n }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
