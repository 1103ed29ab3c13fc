/** A line over a UNIX socket: how emulated controllers are reached. */
import { connect } from "node:net";
import { RadioFault } from "../hci/status.ts";
import type { OpenTransport } from "./ports.ts";

/** Bytes that are read at once. */
const READ = 16_384;

/** Opens the socket at `path`. */
export const unixSocket =
  (path: string): OpenTransport =>
  (listener) =>
    new Promise((resolve, reject) => {
      // One buffer for all reads: a new one each would cost more than all that is done with a report.
      const onread = {
        buffer: new Uint8Array(READ),
        callback(size: number, buffer: Uint8Array): boolean {
          listener.bytes(buffer.subarray(0, size));
          return true;
        },
      };
      const socket = connect({ path, onread });
      socket.on("error", (error: NodeJS.ErrnoException) => {
        const why = error.code === "ENOENT" ? "no-adapter" : undefined;
        const code = error.code === "EAGAIN" ? "busy" : "gone";
        reject(new RadioFault(code, `no line: ${error.code}`, undefined, why));
      });
      socket.on("connect", () => {
        socket.on("close", () => listener.closed());
        resolve({
          send: (packet) => void (socket.destroyed || socket.write(packet)),
          close: () => void socket.destroy(),
        });
      });
    });
