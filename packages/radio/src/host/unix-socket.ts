/** A line over a UNIX socket: how emulated controllers are reached. */
import { connect } from "node:net";
import { RadioFault } from "../hci/status.ts";
import type { OpenTransport } from "./ports.ts";

/** Opens the socket at `path`. */
export const unixSocket =
  (path: string): OpenTransport =>
  (listener) =>
    new Promise((resolve, reject) => {
      const socket = connect(path);
      socket.on("error", (error: NodeJS.ErrnoException) =>
        reject(new RadioFault(error.code === "EAGAIN" ? "busy" : "gone", `no line: ${error.code}`)),
      );
      socket.on("connect", () => {
        socket.on("data", (bytes) => listener.bytes(bytes));
        socket.on("close", () => listener.closed());
        resolve({
          send: (packet) => void (socket.destroyed || socket.write(packet)),
          close: () => void socket.destroy(),
        });
      });
    });
