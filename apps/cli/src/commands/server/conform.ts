/** `bluezone conform`: does a deployment answer as published clients expect? */
import { command } from "../../command.ts";
import type { Row } from "../../conform/suite.ts";
import { EXIT, Failure } from "../../failure.ts";
import { address, maybe, text } from "../../option.ts";

export const conform = command({
  about:
    "Calls a deployment's endpoints for phones and laboratories as published clients do: Google's end-to-end client call by call, the shapes of apps in use, every rule of publishing, revision. One row a case; ends with 1 when one fails. It leaves random keys at the key server, which expire like any other and were nobody's, and codes, which are ended at the end. Not for a busy hour: it needs about a hundred calls of the admin key. Give the two keys in a file of variables (--env) or in the environment: an option stands in the list of processes.",
  options: {
    keys: { ...address("The key server."), variable: "BLUEZONE_KEYS" },
    health: {
      ...address("The health server, or where its endpoints for phones are."),
      variable: "BLUEZONE_HEALTH",
    },
    admin: maybe(address("Where the endpoints for desks are, when that is another address.")),
    "admin-key": { ...text("KEY", "An admin key of the health server."), variable: "BLUEZONE_API_KEY" },
    "device-key": { ...text("KEY", "A device key of the health server."), variable: "BLUEZONE_DEVICE_KEY" },
    authority: maybe(
      text(
        "ID",
        "The healthAuthorityID to publish under; the one in the key server's configuration when absent.",
        255,
      ),
    ),
  },
  example:
    "bluezone conform --keys https://keys.example.vn --health https://health.example.vn --env conform.env --json",
  async run({ keys, health, admin = health, authority, ...given }, _words, { until, remark }) {
    const { systemClock } = await import("@bluezone/server-kit/time/clock");
    const { authorityOf } = await import("../../conform/deployment.ts");
    const { CASES, conform: run, LEFT } = await import("../../conform/suite.ts");
    const { visitOf } = await import("../../conform/visit.ts");
    // Our own health server's keys say what they are; another's may not.
    if (/^device\./.test(given["admin-key"]) || /^admin\./.test(given["device-key"]))
      throw new Failure(
        "usage",
        "The two keys are not of the kinds that are asked for: an admin key begins with admin., a device key with device.",
      );
    const deployment = { keys, health, admin, adminKey: given["admin-key"], deviceKey: given["device-key"] };
    const visit = visitOf(deployment, authority ?? (await authorityOf(keys)), systemClock.now());
    remark(
      `${CASES.length} cases and their end. They leave ${LEFT.keys} random keys at ${keys}, which expire like any other, and ${LEFT.codes} codes at ${admin}, which are ended at the end.`,
    );
    const rows = await run(visit, until());
    const passed = rows.every(({ outcome }) => outcome === "pass");
    return {
      json: { passed, left: visit.left(), cases: rows },
      text: shown(rows),
      exit: passed ? EXIT.ok : EXIT.no,
    };
  },
});

function shown(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ part }) => part.length));
  const lines = rows.map(
    ({ part, case: name, outcome, says }) =>
      `${outcome}  ${part.padEnd(width)}  ${name}${says === "" ? "" : `: ${says}`}`,
  );
  const failed = rows.filter(({ outcome }) => outcome === "fail").length;
  return [...lines, `${rows.length - failed} passed, ${failed} failed.`].join("\n");
}
