/**
 * A line over a serial port, H4 as it is (Core Specification 5.4, Vol 4, Part A): controllers on a UART or a USB dongle that is
 * one, such as Zephyr's `hci_uart`. Flow control by RTS and CTS, as H4 wants it.
 *
 * The port comes from `serialport`, an optional dependency that is loaded when such a line is opened.
 */
import { RadioFault, type RadioFaultCode } from "../hci/status.ts";
import type { OpenTransport } from "./ports.ts";

/** Bits a second unless somebody says otherwise: what Zephyr's `hci_uart` is built with. */
export const USUAL_BAUD = 1_000_000;

const MEANINGS: readonly (readonly [said: RegExp, code: RadioFaultCode])[] = [
  [/cannot lock|busy|temporarily unavailable/i, "busy"],
  [/permission|not permitted|access denied/i, "denied"],
];

async function loadSerialPort() {
  try {
    return (await import("serialport")).SerialPort;
  } catch (error) {
    throw new RadioFault(
      "gone",
      `serialport is not there: ${(error as Error).message}`,
      undefined,
      "no-library",
    );
  }
}

/**
 * Opens the port at `path`. Rejects with RadioFault: `busy` while another program has locked it, `denied` without the right to it,
 * `gone` when it or the library is not there.
 */
export const serialPort =
  (path: string, baudRate = USUAL_BAUD): OpenTransport =>
  async (listener) => {
    const SerialPort = await loadSerialPort();
    const port = new SerialPort({ path, baudRate, rtscts: true, autoOpen: false });
    await new Promise<void>((resolve, reject) =>
      port.open((error) => {
        if (!error) return resolve();
        const code = MEANINGS.find(([said]) => said.test(error.message))?.[1] ?? "gone";
        const why = /no such file/i.test(error.message) ? "no-adapter" : undefined;
        reject(new RadioFault(code, `${path}: ${error.message}`, undefined, why));
      }),
    );
    const close = () => {
      if (port.isOpen) port.close();
    };
    port.on("data", (bytes: Uint8Array) => listener.bytes(bytes));
    port.on("close", () => listener.closed());
    // A port that cannot be written to is as good as gone; the end of it is told above.
    port.on("error", close);
    return {
      send: (packet) => {
        if (port.isOpen) port.write(packet);
      },
      close,
    };
  };
