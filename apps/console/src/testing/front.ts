/** A proxy in front of a server, at an address that is known before the server is: passkeys hold for one address alone. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A running proxy. */
export type Front = {
  /** "http://localhost:…": a name, because passkeys hold for no bare number. */
  readonly origin: string;
  /** Leads to this server from now on. */
  lead(url: string): void;
  close(): void;
};

/** Opens a port that leads nowhere yet. */
export async function openFront(): Promise<Front> {
  let behind = "";
  const front = createServer((asked, answer) => {
    const passed = request(behind + asked.url, { method: asked.method, headers: asked.headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${(front.address() as AddressInfo).port}`,
    lead(url) {
      behind = url;
    },
    close() {
      front.close();
    },
  };
}
