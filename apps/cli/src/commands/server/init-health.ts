/** `bluezone init health`: a health server's home, ready to be started, and what its key server is given. */
import { randomBytes } from "node:crypto";
import { canaryIssuer } from "@bluezone/health/codes/certify";
import { toBase64 } from "@bluezone/protocol/bytes";
import { command } from "../../command.ts";
import type { Line } from "../../env-file.ts";
import { type Home, makeKey, openHome, report, typed } from "../../home.ts";
import { LISTENING } from "../../listen-options.ts";
import { address, maybe, type OptionValues, text, type ValueOption } from "../../option.ts";

/** A name in certificates, as the server's own variables take it. */
const name = (form: string, about: string): ValueOption<string> => ({
  ...text(form, about, 128),
  must: "1 to 128 letters, digits and signs without spaces",
  read: (given) => (/^[\x21-\x7e]{1,128}$/.test(given) ? given : undefined),
});

const secret = (): string => randomBytes(32).toString("base64");

const OPTIONS = {
  ...LISTENING,
  url: address("The address under which phones and browsers reach it, as the proxy has it."),
  authority: name("NAME", "Who it is to phones and the key server: vn.angiang."),
  issuer: maybe(name("NAME", "Its name in certificates. Without it: the host of --url.")),
  audience: maybe(name("NAME", "The key server's name in certificates. Without it: bluezone-keys.")),
  sms: maybe(address("The SMS gateway; without it no messages are sent.")),
} as const;

type InitOptions = OptionValues<typeof OPTIONS>;

/** The server's variables, as they are when there are none yet. */
function linesOf(home: Home, options: InitOptions): Line[] {
  const { host, port, metrics, url, sms, "tls-certificate": tls, "database-url": database } = options;
  return [
    { name: "HEALTH_DATA", value: home.path("database"), about: "the embedded database" },
    { name: "HEALTH_SIGNING", value: home.path("signing"), about: "the root that signs the policy" },
    {
      name: "HEALTH_SECRET",
      value: secret(),
      about: "newest first, separated by commas; changed by: bluezone keys rotate health-secret",
    },
    { name: "HEALTH_PUBLIC_URL", value: url, about: "links begin with it" },
    {
      name: "HEALTH_ISSUER",
      value: options.issuer ?? new URL(url).host,
      about: "its own name in certificates",
    },
    {
      name: "HEALTH_AUDIENCE",
      value: options.audience ?? "bluezone-keys",
      about: "the key server's name in certificates",
    },
    { name: "HEALTH_REALM", value: "vn", about: "the last part of the address of its public keys" },
    {
      name: "HEALTH_HOST",
      value: host ?? "127.0.0.1",
      about: "where it listens, behind a proxy that ends TLS",
    },
    { name: "HEALTH_PORT", value: `${port ?? 8082}`, about: "and its port" },
    {
      name: "HEALTH_METRICS",
      value: metrics ?? "127.0.0.1:9465",
      about: "where /metrics is, for its operator only",
    },
    { name: "SMS", value: sms ?? "none", about: "the SMS gateway; none sends nothing" },
    ...(sms === undefined
      ? []
      : [
          {
            name: "SMS_SECRET",
            value: secret(),
            about: "signs each call; the gateway's operator has it too",
          },
        ]),
    ...(tls === undefined
      ? []
      : [{ name: "HEALTH_TLS_CERTIFICATE", value: tls, about: "its end is watched" }]),
    ...(database === undefined
      ? []
      : [{ name: "DATABASE_URL", value: database, about: "PostgreSQL; the schema is health" }]),
  ];
}

/** Values that this call gave, by their variables: what stands may not differ. */
const explicitVariables = (options: InitOptions) => ({
  HEALTH_HOST: options.host,
  HEALTH_PORT: options.port,
  HEALTH_METRICS: options.metrics,
  HEALTH_PUBLIC_URL: options.url,
  HEALTH_ISSUER: options.issuer,
  HEALTH_AUDIENCE: options.audience,
  SMS: options.sms,
  HEALTH_TLS_CERTIFICATE: options["tls-certificate"],
  DATABASE_URL: options["database-url"],
});

/** What the operator does next. */
function nextOf(home: Home, { url, sms }: InitOptions): string[] {
  const env = typed(home.path("health.env"));
  return [
    `Copy ${typed(home.path("signing"))} and ${env} to a safe place off this machine, apart from its backups.`,
    `Give ${typed(home.path("public/issuers.json"))} to the key server's operator, and public/policy-root.json to whoever builds the app.`,
    ...(sms === undefined
      ? ["It sends no messages. To send them, set SMS and SMS_SECRET in the file of variables."]
      : ["Give SMS_SECRET to the gateway's operator over a way that nobody else reads."]),
    `Make a key for a desk: bluezone api-key make --env ${env} --kind admin --name NAME --hotline NUMBER`,
    `Enter An Giang's register of 2020 as an example, or your own units in the desk: bluezone units enter --server health --env ${env}`,
    `Invite the first administrator: bluezone staff invite --env ${env} --server health --name NAME --unit UNIT --role administrator`,
    `Let the key server pass the signed policy on: KEYS_POLICY=${url}/v1/policy among its variables.`,
    `Start it: bluezone serve health --env ${env}`,
  ];
}

/** What others are given in public/: the pinned root, and the server among the issuers. */
async function publish(
  home: Home,
  { url, authority }: InitOptions,
  set: Readonly<Record<string, string>>,
): Promise<void> {
  const root = await makeKey(home, "policy-root", "signs the policy");
  const pinned = { kid: root.kid, publicKey: toBase64(root.publicPoint) };
  await home.document("public/policy-root.json", pinned, "what phones pin");
  const named = {
    healthAuthorityID: authority,
    issuer: set["HEALTH_ISSUER"],
    audience: set["HEALTH_AUDIENCE"],
    jwks: `${url}/jwks/${set["HEALTH_REALM"]}`,
  };
  const canary = { ...named, issuer: canaryIssuer(String(named.issuer)), canary: true };
  await home.document("public/issuers.json", [named, canary], "for the key server");
}

export const initHealth = command({
  about:
    "Makes a health server's home: health.env with configuration and fresh secrets, the root that signs its policy in signing/, and what others are given in public/: issuers.json for the key server, policy-root.json for whoever builds the app. The keys of certificates are made in the database at the first start and rotate by themselves. What is there already stays as it is.",
  options: OPTIONS,
  example:
    "bluezone init health --data /var/lib/bluezone-health --url https://health.example.vn --authority vn.angiang",
  async run(options) {
    const home = await openHome(options.data);
    const set = await home.variables(
      "health.env",
      "The health server's variables; all are in servers/health/README.md",
      linesOf(home, options),
      explicitVariables(options),
    );
    await publish(home, options, set);
    return report(home, nextOf(home, options));
  },
});
