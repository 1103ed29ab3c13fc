/** The filter for a host that is not ours: it connects to a UNIX socket of this process, behind which the controller's is. */
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { ACL, COMMAND, H4Reader } from "../hci/h4.ts";
import { unixSocket } from "../host/unix-socket.ts";
import { type FilterNeeds, filtered } from "./filter.ts";

/** What a host sends. */
const FROM_HOST = [COMMAND, ACL, 3, 5];

/** A socket in front of another. */
export interface AirProxy {
  /** Where a host connects. */
  readonly path: string;
  /** Cuts off the host and takes the socket away. */
  close(): Promise<void>;
}

/** Listens at `path` for one host at a time and speaks for it to the controller behind `controller`. Rejects when `path` is taken. */
export async function airProxy(path: string, controller: string, needs: FilterNeeds): Promise<AirProxy> {
  const open = filtered(unixSocket(controller), needs);
  let cut: (() => void) | undefined;
  const server = createServer((socket) => {
    // A radio is one; a second host has none.
    if (cut) return void socket.destroy();
    cut = () => socket.destroy();
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      cut = undefined;
    });
    const reader = new H4Reader(() => undefined, FROM_HOST);
    open({ bytes: (bytes) => void socket.write(bytes), closed: () => socket.destroy() }).then(
      (line) => {
        socket.on("close", () => line.close());
        socket.on("data", (bytes) => {
          for (const { kind, body } of reader.push(bytes)) line.send(Uint8Array.of(kind, ...body));
        });
        if (socket.destroyed) line.close();
      },
      () => socket.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  return {
    path,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut?.();
      await closed;
      rmSync(path, { force: true });
    },
  };
}
