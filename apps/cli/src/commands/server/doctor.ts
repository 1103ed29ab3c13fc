/** `bluezone doctor`: is this machine right for a server, and is the server well? */
import type { Finding, Status } from "../../checks/finding.ts";
import type { Patient, ServerName } from "../../checks/patient.ts";
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";
import { address, maybe, word } from "../../option.ts";

type Line = Finding & { readonly server: ServerName | "machine" };

export const doctor = command({
  about:
    "Looks at the configuration, ports, disk, clock, signing keys, database and what PostgreSQL keeps beside it, last export, metrics and TLS certificate of a server, before its first start and after, with the same variables as the server. Of a rollout server also whether its root signs what phones are told. Without --server: of the servers whose variables are set, else of the town. Where files are in an object store, writes a file of its own there and removes it; else changes nothing. A server that was started once and does not answer has failed. Each line is ok, warn or fail, and says what to do; ends with 1 when one fails.",
  options: {
    server: maybe(word(["keys", "health", "rollout", "town"], "Only this one.")),
    keys: maybe(address("A key server on another machine, to hold this machine's clock against.")),
  },
  example: "bluezone doctor --server town --json",
  async run({ server, keys }, _words, { env }) {
    const { checkClock } = await import("../../checks/clock.ts");
    const { configured } = await import("../../checks/patient.ts");
    const lines: Line[] = [{ server: "machine", ...(await checkClock(keys)) }];
    for (const name of server === undefined ? configured(env) : [server])
      for (const finding of await visit(name, env)) lines.push({ server: name, ...finding });
    const well = lines.every(({ status }) => status !== "fail");
    return { json: { well, checks: lines }, text: shown(lines), exit: well ? EXIT.ok : EXIT.no };
  },
});

async function visit(
  name: ServerName,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Finding[]> {
  const { StartError } = await import("@bluezone/server-kit/start/start-error");
  const { fail, ok } = await import("../../checks/finding.ts");
  const { examine } = await import("../../checks/patient.ts");
  let patient: Patient;
  try {
    patient = await examine(name, env);
  } catch (error) {
    if (error instanceof StartError) return [fail("configuration", error.message)];
    throw error;
  }
  return [ok("configuration", "all variables are right."), ...(await look(patient))];
}

async function look(patient: Patient): Promise<Finding[]> {
  const { server, host, ports, data, database, signing, signs, files, exports, operated } = patient;
  const { checkDatabase, hasBegun, isRunning } = await import("../../checks/database.ts");
  const { checkHistory } = await import("../../checks/history.ts");
  const { checkDisk } = await import("../../checks/disk.ts");
  const { checkKeys } = await import("../../checks/keys.ts");
  const { answers, checkPort } = await import("../../checks/port.ts");
  const { checkExport } = await import("../../checks/export.ts");
  const begun = await hasBegun(database, server);
  const answered = async () =>
    (await Promise.all(ports.map((chosen) => answers(host, chosen)))).some((one) => one);
  const running = (await isRunning(database)) ?? (await answered());
  const needed = begun && operated !== undefined;
  const findings: Finding[] = [];
  for (const chosen of ports) findings.push(await checkPort(host, chosen, { running, needed }));
  findings.push(
    await checkDisk(data),
    await checkKeys(signing, begun),
    await checkDatabase(database, server),
    ...(await checkHistory(database)),
  );
  if (files?.at === "bucket") {
    const { checkBucket } = await import("../../checks/bucket.ts");
    findings.push(...(await checkBucket(files)));
  }
  if (exports) findings.push(await checkExport(exports));
  if (signing && signs && begun) {
    const { checkSigned } = await import("../../checks/signed.ts");
    findings.push(await checkSigned(signing, signs, Date.now()));
  }
  if (operated) findings.push(...(await lookAtOperation(operated, running)));
  return findings;
}

async function lookAtOperation(
  { metrics, variable, tls, variables }: NonNullable<Patient["operated"]>,
  running: boolean,
): Promise<Finding[]> {
  const { checkMetrics } = await import("../../checks/metrics.ts");
  const { checkTls } = await import("../../checks/tls.ts");
  const { checkVariables } = await import("../../checks/variables.ts");
  const { systemClock } = await import("@bluezone/server-kit/time/clock");
  const rights = await checkVariables(variables);
  return [
    await checkMetrics(metrics, variable, running),
    ...(tls === undefined ? [] : [await checkTls(tls, systemClock.now())]),
    ...(rights ? [rights] : []),
  ];
}

function shown(lines: readonly Line[]): string {
  const name = ({ server, check }: Line) => (server === "machine" ? check : `${server} ${check}`);
  const width = Math.max(...lines.map((line) => name(line).length));
  const count = (status: Status) => lines.filter((line) => line.status === status).length;
  return [
    ...lines.map((line) => `${line.status.padEnd(4)}  ${name(line).padEnd(width)}  ${line.says}`),
    `${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} failed.`,
  ].join("\n");
}
