/** A server with its metrics on an address of their own. */
import { createHttp } from "../http/http.ts";
import type { Server } from "../start/server.ts";
import type { HostPort } from "../start/variable.ts";
import type { Clock } from "../time/clock.ts";
import type { Random } from "../time/random.ts";
import { type Metrics, metricsPage } from "./metrics.ts";

/** Starts and stops both. Nothing that reads the metrics is told or counted. */
export async function withMetrics<S extends Server>(
  server: S,
  metrics: Metrics,
  address: HostPort,
  ports: { readonly clock: Clock; readonly random: Random },
): Promise<S> {
  const http = await createHttp({ ...ports, events: { emit: () => {} }, family: "publish" });
  metricsPage(http, metrics);
  const stop = async (): Promise<void> => {
    await Promise.all([http.stop(), server.stop()]);
  };
  return {
    ...server,
    stop,
    async start() {
      try {
        await http.start(address.port, address.host);
        return await server.start();
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}
