/** `bluezone node state`: what a node holds and tells, whether it runs or not. */
import { command } from "../../command.ts";
import { NODE_DATA } from "../../node-options.ts";

export const nodeState = command({
  about:
    "Shows how a node is: since when it has listened, what its adapter does, what was shared, its alerts with what to do, and what it holds, counted. Asks the node that runs on DIR, else reads its store, which needs its key; asks no server. No key, code or identifier is in the answer. With --json instants are milliseconds since 1970, days are days since 1970.",
  options: NODE_DATA,
  example: "bluezone node state --data node",
  async run({ data }, _words, { env }) {
    const { stateAnswer, stateJson } = await import("../../node/state-answer.ts");
    const { withReached } = await import("../../node/reached.ts");
    const places = { data, credentials: env["CREDENTIALS_DIRECTORY"] };
    return withReached(places, async ({ phone, heardToday, status }) => {
      const found = { status, phone: phone.state(), heardToday, holds: await phone.tap.holdings() };
      return { json: stateJson(found), text: stateAnswer(found) };
    });
  },
});
