/** A phone whose engine runs in the town: the same screens, at the other end of a line that mends itself. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { tapsBy } from "@bluezone/device/handle";
import type { Line } from "@bluezone/device/remote/line";
import { remotePhone } from "@bluezone/device/remote/remote-phone";

/** Milliseconds until the next try after the line broke. */
const RETRY = 1_000;

/** A WebSocket as a line; resolves when it is open. */
function openLine(url: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.onerror = () => reject(new Error("the town does not answer"));
    socket.onopen = () =>
      resolve({
        send: (text) => socket.send(text),
        onText: (listener) => socket.addEventListener("message", ({ data }) => listener(String(data))),
        onClose: (listener) => socket.addEventListener("close", () => listener()),
      });
  });
}

/** Opens it. @param path of the line on this page's own server, such as "/phone/sau/line" */
export async function townPhone(path: string): Promise<PhoneHandle> {
  const url = `${location.origin.replace(/^http/, "ws")}${path}`;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let closed = false;
  let phone = await connect();

  async function connect(): Promise<PhoneHandle> {
    const line = await openLine(url);
    const opened = await remotePhone(line);
    opened.subscribe(tell);
    line.onClose(() => {
      if (!closed) setTimeout(again, RETRY);
    });
    return opened;
  }
  async function again(): Promise<void> {
    try {
      phone = await connect();
      tell();
    } catch {
      if (!closed) setTimeout(again, RETRY);
    }
  }

  return {
    state: () => phone.state(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tap: tapsBy((name, args) =>
      (phone.tap[name] as (...given: readonly unknown[]) => Promise<unknown>)(...args),
    ),
    mend: (what) => phone.mend(what),
    close() {
      closed = true;
      phone.close();
    },
  };
}
