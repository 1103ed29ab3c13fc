/** `bluezone node`: a fixed listener and test phone on a real Bluetooth adapter. */
import { once } from "node:events";
import { command } from "../../command.ts";
import { EXIT, Failure } from "../../failure.ts";
import { ADAPTER, listen, NODE_DATA } from "../../node-options.ts";
import { maybe } from "../../option.ts";
import { SERVERS } from "../../phone-options.ts";

export const node = command({
  about:
    "Beacons and listens on a Bluetooth adapter as a phone does, until it is stopped (Ctrl-C): a fixed listener at a counter, or a test phone. Running it is its consent. Servers, key and roots are needed at the first run and kept in DIR, sealed; what a later call gives again replaces them. While it runs no other process can use DIR. An adapter that is busy, pulled out or broken is tried again by itself. Tells what happens, a line each; with --json as JSON, with no identifier, address or key in it. Not tried on a Raspberry Pi.",
  options: { ...NODE_DATA, ...ADAPTER, ...SERVERS, listen: maybe(listen) },
  example:
    "bluezone node --adapter hci0 --keys https://keys.example.vn --health https://health.example.vn --api-key KEY --root root.json --data node --listen 127.0.0.1:4090",
  async run(given, _words, { env, json, say, until }) {
    const { openAdapter } = await import("@bluezone/radio/host/open-adapter");
    const { DECLARED_TX_POWER } = await import("@bluezone/radio/air/parameters");
    const { nodeEventText } = await import("../../node/event.ts");
    const { runNode } = await import("../../node/node.ts");
    const { openPage } = await import("../../node/page/server.ts");
    const { machineClock } = await import("@bluezone/device-node/machine-clock");
    const open = adapterOf(openAdapter, given.adapter);
    const stopped = until();
    const tell = (event: Parameters<typeof nodeEventText>[0]) =>
      say(json ? JSON.stringify(event) : nodeEventText(event));
    await runNode(
      {
        data: given.data,
        credentials: env["CREDENTIALS_DIRECTORY"],
        servers: given,
        open,
        drive: given.commands,
        txPower: given["tx-power"] ?? DECLARED_TX_POWER,
        overflowBit: given["overflow-bit"] ?? null,
        tell,
      },
      async (running) => {
        const page = given.listen && (await openPage(given.listen, running));
        if (page) tell({ from: "node", at: machineClock.wall(), is: "page", url: page.url });
        if (!stopped.aborted) await once(stopped, "abort");
        await page?.close();
      },
    );
    return EXIT.ok;
  },
});

function adapterOf<T>(open: (name: string) => T, name: string): T {
  try {
    return open(name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure("usage", `--adapter: ${error.message}.`);
  }
}
