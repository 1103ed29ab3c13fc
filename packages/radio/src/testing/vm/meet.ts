/**
 * Starts the machine in which phones with another engine meet BlueZ's daemon (`meetings.ts`): `meet.ts COMMAND…`, as a child of whoever
 * wants to know. It sends a message for each meeting: its title and what came of it, or why there can be none here.
 */
import { resolve } from "node:path";
import { machineKernel, tryInMachine } from "./in-machine.ts";
import { SCENARIOS } from "./meetings.ts";

const titles = Object.keys(SCENARIOS);
const kernel = machineKernel();
if (typeof kernel === "string") for (const title of titles) process.send?.({ title, lacking: kernel });
else {
  const { outcomes, said } = await tryInMachine(kernel, {
    name: "radio-bluez-meetings",
    program: resolve(import.meta.dirname, "meetings.ts"),
    words: process.argv.slice(2),
    scenarios: titles.length,
  });
  for (const title of titles) {
    const outcome = outcomes.find((one) => one.title === title);
    const fault = outcome ? outcome.fault : "it never came to an end";
    process.send?.({ title, fault: fault && `${fault}\n${said}` });
  }
}
