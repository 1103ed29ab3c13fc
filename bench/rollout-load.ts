/** The readers of the bench, as a process of their own: the same pages over so many connections, asked again when they are answered. */
import { connect, type Socket } from "node:net";

/** What this process is told to do. */
export type Reading = {
  readonly url: string;
  /** Taken in turns. */
  readonly paths: readonly string[];
  /** Headers beside the host, as lines. */
  readonly headers: readonly string[];
  readonly connections: number;
  readonly seconds: number;
};

/** What came of it; `latencies` in milliseconds, of every answer, and `statuses` how often each came. */
export type LoadResult = {
  readonly answered: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
};

/** One browser: asks while `next` gives a request. */
function browser(
  socket: Socket,
  next: () => string | undefined,
  told: (status: string, ms: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let [started, answer] = [0, Buffer.alloc(0)];
    const ask = (): void => {
      const request = next();
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      started = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on("error", reject);
    socket.on("connect", ask);
    socket.on("data", (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = answer.toString("latin1", 0, end);
      const status = head.slice(9, 12);
      const length = status === "304" ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (Number.isNaN(length)) return reject(new Error(`an answer without a length: ${head}`));
      if (answer.length < end + 4 + length) return;
      told(status, performance.now() - started);
      answer = Buffer.alloc(0);
      ask();
    });
  });
}

async function read({ url, paths, headers, connections, seconds }: Reading): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const requests = paths.map((path) =>
    [`GET ${path} HTTP/1.1`, `host: ${hostname}:${port}`, ...headers, "", ""].join("\r\n"),
  );
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let asked = 0;
  const started = performance.now();
  const next = () =>
    performance.now() - started > seconds * 1_000 ? undefined : requests[asked++ % requests.length];
  await Promise.all(
    Array.from({ length: connections }, () =>
      browser(connect(Number(port), hostname), next, (status, ms) => {
        latencies.push(ms);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }),
    ),
  );
  return { answered: latencies.length, seconds: (performance.now() - started) / 1_000, latencies, statuses };
}

process.on("message", async (order: Reading) => void process.send!(await read(order)));
process.on("disconnect", () => process.exit());
