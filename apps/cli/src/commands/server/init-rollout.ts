/** `bluezone init rollout`: a rollout server's home, ready to be started. */
import { randomBytes } from "node:crypto";
import { join, relative } from "node:path";
import { toBase64 } from "@bluezone/protocol/bytes";
import { command } from "../../command.ts";
import type { Line } from "../../env-file.ts";
import { makeKey, openHome, report, typed } from "../../home.ts";
import { LISTENING } from "../../listen-options.ts";
import { address, maybe, text } from "../../option.ts";

export const initRollout = command({
  about:
    "Makes a rollout server's home: rollout.env with configuration and a fresh secret, the root that signs what phones are told, and its public half in public/ for whoever builds the app. What is there already stays as it is.",
  options: {
    ...LISTENING,
    url: address(
      "The address under which browsers and phones reach it, as the proxy has it; QR codes begin with it.",
    ),
    operator: maybe(text("NAME", "Who runs it, as pages and posters say it.", 80)),
  },
  example:
    "bluezone init rollout --data /var/lib/bluezone-rollout --url https://bluezone.example.vn --operator 'Sở Thông tin và Truyền thông'",
  async run(given) {
    const {
      data,
      host,
      port,
      metrics,
      url,
      operator,
      "tls-certificate": tls,
      "database-url": database,
    } = given;
    const home = await openHome(data);
    const lines: Line[] = [
      {
        name: "ROLLOUT_DATA",
        value: home.path("data"),
        about: "the embedded database, files/ with the audit log's anchors, signing/",
      },
      {
        name: "ROLLOUT_SECRET",
        value: randomBytes(32).toString("base64"),
        about: "newest first, separated by commas; changed by: bluezone keys rotate rollout-secret",
      },
      { name: "ROLLOUT_ROOT", value: "local-root", about: "the key in signing/ that phones pin" },
      { name: "ROLLOUT_PUBLIC_URL", value: url, about: "QR codes and invitations begin with it" },
      {
        name: "ROLLOUT_HOST",
        value: host ?? "127.0.0.1",
        about: "where it listens, behind a proxy that ends TLS",
      },
      { name: "ROLLOUT_PORT", value: `${port ?? 8083}`, about: "and its port" },
      {
        name: "ROLLOUT_METRICS",
        value: metrics ?? "127.0.0.1:9466",
        about: "where /metrics is, for its operator only",
      },
      ...(operator === undefined
        ? []
        : [{ name: "ROLLOUT_OPERATOR", value: operator, about: "who runs it, as pages and posters say it" }]),
      ...(tls === undefined
        ? []
        : [{ name: "ROLLOUT_TLS_CERTIFICATE", value: tls, about: "its end is watched" }]),
      ...(database === undefined
        ? []
        : [{ name: "DATABASE_URL", value: database, about: "PostgreSQL; the schema is rollout" }]),
    ];
    const set = await home.variables(
      "rollout.env",
      "The rollout server's variables; all are in servers/rollout/README.md",
      lines,
      {
        ROLLOUT_HOST: host,
        ROLLOUT_PORT: port,
        ROLLOUT_METRICS: metrics,
        ROLLOUT_PUBLIC_URL: url,
        ROLLOUT_OPERATOR: operator,
        ROLLOUT_TLS_CERTIFICATE: tls,
        DATABASE_URL: database,
      },
    );
    const signing = join(set["ROLLOUT_DATA"] ?? home.path("data"), "signing");
    const name = set["ROLLOUT_ROOT"] ?? "local-root";
    const root = await makeKey(
      home,
      name,
      "signs what phones are told; they pin it",
      relative(home.folder, signing),
    );
    const pinned = { kid: root.kid, publicKey: toBase64(root.publicPoint) };
    await home.document(`public/${name}.json`, pinned, "what phones pin");
    const env = typed(home.path("rollout.env"));
    return report(home, [
      `Copy ${typed(signing)} and ${env} to a safe place off this machine, apart from its backups: phones pin the root.`,
      `Give ${typed(home.path(`public/${name}.json`))} to whoever builds the app.`,
      `Enter An Giang's register of 2020 as an example, or your own units in the desk: bluezone units enter --server rollout --env ${env}`,
      `Invite the first administrator: bluezone staff invite --env ${env} --server rollout --name NAME --unit UNIT --role administrator`,
      `Start it: bluezone serve rollout --env ${env}`,
    ]);
  },
});
