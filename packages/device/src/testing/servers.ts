/**
 * A scripted transport: answers as the contract says, signs configurations and export files with real keys, and can lose calls or
 * answers. It stands in for servers where a test needs a loss at one exact place; how real servers answer is proven in the town.
 */
import { createPrivateKey, createSign, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Transport } from "@bluezone/contract/client";
import { dayIndexName, exportName, parseExportName } from "@bluezone/contract/keys/exports";
import { namedSeconds } from "@bluezone/contract/keys/windows";
import type { LocalDocument } from "@bluezone/contract/rollout/local";
import {
  type ConfigDocument,
  LISTENING,
  type PolicyDocument,
  type Root,
  type WindowsDocument,
} from "@bluezone/contract/signed";
import { PROFILES } from "@bluezone/policy/profile";
import { toBase64Url } from "@bluezone/protocol/bytes";
import { type ExportSigner, writeExport } from "@bluezone/protocol/export/export-file";
import { tek } from "@bluezone/protocol/identity/tek";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { ReportType } from "@bluezone/protocol/report/report-type";
import {
  Days,
  dayOf,
  Enin,
  fromUnixSeconds,
  httpDate,
  type Instant,
  plus,
  unixSeconds,
} from "@bluezone/protocol/time";
import { ScriptedStation } from "./station.ts";

/** A signing key and its public half as a phone pins it. */
export interface Signer {
  readonly root: Root;
  jws(document: object): string;
}

const raw = (key: KeyObject): string => {
  const { x, y } = key.export({ format: "jwk" }) as { x: string; y: string };
  return Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]).toString(
    "base64",
  );
};

export function signer(kid: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signatures = new Map<string, string>();
  const signed = (text: string): string =>
    toBase64Url(sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }));
  return {
    root: { kid, publicKey: raw(publicKey) },
    // A server signs a document once: as long as it is the same, so is its ETag.
    jws(document) {
      const text = [{ alg: "ES256", kid }, document]
        .map((part) => toBase64Url(Buffer.from(JSON.stringify(part))))
        .join(".");
      const signature = signatures.get(text) ?? signed(text);
      signatures.set(text, signature);
      return `${text}.${signature}`;
    },
  };
}

export function exportSigner(): ExportSigner & { readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" }));
  return {
    keyId: "452",
    keyVersion: "v1",
    publicKey: raw(publicKey),
    begin() {
      const signing = createSign("sha256");
      return {
        update: (piece) => void signing.update(piece),
        end: async () => new Uint8Array(signing.sign(pem)),
      };
    },
  };
}

/** One call that came in. */
export interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Reply = { readonly status: number; readonly body: string | Uint8Array; readonly etag?: string };
type Publication = {
  readonly keys: { key: string; rollingStartNumber: number; rollingPeriod: number }[];
  readonly payload: string;
};

export class ScriptedServers {
  readonly calls: Call[] = [];
  readonly root = signer("root-1");
  readonly policyRoot = signer("policy-1");
  readonly localRoot = signer("local-1");
  readonly exportSigner = exportSigner();
  /** Loses the n-th POST from now: "call" never arrives, "answer" arrives and its answer is lost. */
  lose: { readonly path: string; readonly what: "call" | "answer" } | undefined;
  /** Nothing is reachable. */
  down = false;
  /** Answers that replace the usual one, by path. */
  readonly replies = new Map<string, Reply>();
  readonly published: Publication[] = [];
  readonly station = new ScriptedStation();
  /** Codes and certificates have ended: no token gets one, and a publish is taken only as one that is known. */
  ended = false;
  testtype = "confirmed";
  symptomDate: string | undefined;
  config: ConfigDocument;
  /** What /v1/local gives, signed by `localRoot`; undefined: there is none. */
  local: LocalDocument | undefined;
  /** What /v1/local gives instead of signing `local`. */
  localText: string | undefined;
  /** What /v1/windows gives, signed by `root`; undefined: this server has none. */
  windows: WindowsDocument["windows"] | undefined;
  /** Of an earlier version: one document of windows for all shards. */
  oneWindows = false;
  /** How often windows were issued since the configuration was. */
  windowsIssued = 0;
  /** What /v1/config gives instead of signing `config`. */
  configText: string | undefined;
  readonly files = new Map<string, Uint8Array>();
  /** Day index by name; made from `files` unless set. */
  readonly indexes = new Map<string, string>();
  readonly #now: () => Instant;
  readonly #usedCodes = new Map<string, string>();
  readonly #certificates = new Map<string, string>();

  constructor(now: () => Instant) {
    this.#now = now;
    const seconds = unixSeconds(now());
    this.config = {
      version: 1,
      issuedAt: seconds,
      notAfter: unixSeconds(plus(now(), Days(60))),
      minimumApp: "0.1.0",
      listening: LISTENING,
      pollingMinutes: 30,
      lastWindow: { VN: 0 },
      files: {},
      exportKeys: [{ id: "452", version: "v1", publicKey: this.exportSigner.publicKey }],
      healthAuthorityID: "vn",
    };
  }

  /** Issues the next version of the configuration. */
  issue(changes: Partial<ConfigDocument>): void {
    this.config = {
      ...this.config,
      version: this.config.version + 1,
      issuedAt: unixSeconds(this.#now()),
      ...changes,
    };
  }

  policy(changes: Partial<PolicyDocument>): PolicyDocument {
    const { risk, steps } = PROFILES.default;
    const { today, testWithinDays, watchForDays } = steps;
    return {
      version: 1,
      issuedAt: unixSeconds(this.#now()),
      notAfter: unixSeconds(plus(this.#now(), Days(30))),
      riskProfile: risk,
      steps: { today, testWithinDays, watchForDays },
      ...changes,
    };
  }

  /** Exports keys as a file whose window ended at `end`. */
  async release(
    start: Instant,
    end: Instant,
    keys: readonly DiagnosisKey[],
    revisedKeys: readonly DiagnosisKey[] = [],
    by: ExportSigner = this.exportSigner,
    shard = "VN",
  ): Promise<string> {
    const name = exportName(shard, start, end);
    const content = { region: shard, start, end, batchNum: 1, batchSize: 1, keys, revisedKeys };
    this.files.set(name, await writeExport(content, [by]));
    return name;
  }

  /** The keys of a publish as diagnosis keys. */
  diagnosisKeys(n: number, reportType: ReportType = "confirmedTest"): DiagnosisKey[] {
    return this.published[n]!.keys.map(({ key, rollingStartNumber, rollingPeriod }) =>
      diagnosisKey(tek(new Uint8Array(Buffer.from(key, "base64")), Enin(rollingStartNumber), rollingPeriod), {
        reportType,
        transmissionRisk: 0,
      }),
    );
  }

  #hung: Promise<void> | undefined;
  #answerHung: () => void = () => undefined;
  /** From now on no call is answered, until `answerHung`. */
  hang(): void {
    this.#hung = new Promise((resolve) => {
      this.#answerHung = resolve;
    });
  }
  answerHung(): void {
    this.#hung = undefined;
    this.#answerHung();
  }

  readonly transport: Transport = async ({ method, url, headers, body = "" }) => {
    const path = url.slice(url.indexOf("/", 8));
    await this.#hung;
    if (this.down) throw new Error("unreachable");
    const lost = this.lose?.path === path ? this.lose.what : undefined;
    if (lost) this.lose = undefined;
    if (lost === "call") throw new Error("lost on the way");
    this.calls.push({ method, path, headers, body });
    const reply = this.replies.get(path) ?? this.#reply(method, path, headers, body);
    if (lost === "answer") throw new Error("the answer was lost");
    const bytes = typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
    const etag: Record<string, string> = reply.etag === undefined ? {} : { etag: reply.etag };
    return { status: reply.status, headers: { date: httpDate(this.#now()), ...etag }, body: bytes };
  };

  #reply(method: string, path: string, headers: Readonly<Record<string, string>>, body: string): Reply {
    if (headers["x-chaff"] !== undefined) return { status: 200, body: "{}" };
    if (method === "POST") return this.#endpoint(path, JSON.parse(body));
    if (path === "/v1/config")
      return this.#document(
        JSON.stringify({ config: this.configText ?? this.root.jws(this.config) }),
        headers,
      );
    const windows = this.#windowsAt(path);
    if (windows !== undefined) {
      const { version: config, issuedAt, notAfter } = this.config;
      const version = config + this.windowsIssued;
      const document = { version, issuedAt, notAfter, config, windows };
      return this.#document(JSON.stringify({ windows: this.root.jws(document) }), headers);
    }
    const localText = this.localText ?? (this.local && this.localRoot.jws(this.local));
    if (path === "/v1/local" && localText !== undefined)
      return this.#document(JSON.stringify({ local: localText }), headers);
    const name = path.slice("/exports/".length);
    const file = this.files.get(name);
    if (file) return { status: 200, body: file };
    const day = /^[A-Z0-9-]+\/index\/(.*)\.txt$/.exec(name)?.[1];
    if (day === undefined) return { status: 404, body: "" };
    return this.#document(this.indexes.get(name) ?? this.#index(name), headers);
  }

  /** The windows of all shards, or of VN and another with the names of files; nothing at any other path. */
  #windowsAt(path: string): WindowsDocument["windows"] | undefined {
    if (this.windows === undefined) return undefined;
    if (path === "/v1/windows") return this.windows;
    const shard = /^\/v1\/windows\/(.*)$/.exec(path)?.[1];
    if (shard === undefined || this.oneWindows || !(shard in this.windows)) return undefined;
    return Object.fromEntries(
      Object.entries(this.windows)
        .filter(([name]) => name === "VN" || name === shard)
        .map(([name, told]) => [name, { ...told, named: this.#namedIn(name, told.last) }]),
    );
  }

  #namedIn(shard: string, last: number): [number, number, number, number][] {
    return [...this.files.keys()]
      .map((file) => parseExportName(file)!)
      .filter((one) => one.shard === shard && one.end > last - namedSeconds(30) && one.end <= last)
      .map(({ start, end, number }) => [end, start, number, 1]);
  }

  #index(name: string): string {
    return [...this.files.keys()]
      .filter((file) => {
        const { shard, end } = parseExportName(file)!;
        return dayIndexName(shard, dayOf(fromUnixSeconds(end), "utc")) === name;
      })
      .map((file) => `${file}\n`)
      .join("");
  }

  #document(text: string, headers: Readonly<Record<string, string>>): Reply {
    const etag = `"${Buffer.from(text).toString("base64url").length}-${text.length}-${text.slice(-24).trim()}"`;
    return headers["if-none-match"] === etag
      ? { status: 304, body: "", etag }
      : { status: 200, body: text, etag };
  }

  #endpoint(path: string, body: Record<string, unknown>): Reply {
    const ok = (value: object): Reply => ({ status: 200, body: JSON.stringify(value) });
    const no = (status: number, code: string): Reply => ({
      status,
      body: JSON.stringify(path === "/v1/publish" ? { error: code, code } : { error: code, errorCode: code }),
    });
    if (path === "/api/verify") {
      const { code, nonce } = body as { code: string; nonce: string };
      const used = this.#usedCodes.get(code);
      if (code.startsWith("0") || (used !== undefined && used !== nonce)) return no(400, "code_invalid");
      this.#usedCodes.set(code, nonce);
      return ok({
        testtype: this.testtype,
        token: `token-${code}`,
        ...(this.symptomDate ? { symptomDate: this.symptomDate } : {}),
      });
    }
    if (path === "/api/certificate") {
      const { token, ekeyhmac } = body as { token: string; ekeyhmac: string };
      if (this.ended) return no(400, "token_invalid");
      const before = this.#certificates.get(token);
      if (before !== undefined && before !== ekeyhmac) return no(400, "token_invalid");
      this.#certificates.set(token, ekeyhmac);
      return ok({ certificate: `certificate.${ekeyhmac}` });
    }
    if (path === "/v1/publish") {
      const { temporaryExposureKeys, verificationPayload } = body as {
        temporaryExposureKeys: Publication["keys"];
        verificationPayload: string;
      };
      const same = this.published.find(({ payload }) => payload === verificationPayload);
      if (!same && this.ended) return no(401, "health_authority_verification_certificate_invalid");
      if (!same) this.published.push({ keys: temporaryExposureKeys, payload: verificationPayload });
      return ok({ revisionToken: "revision", insertedExposures: temporaryExposureKeys.length });
    }
    if (path === "/api/active/report") return ok({});
    if (path === "/api/user-report")
      return ok({ expiresAt: "", expiresAtTimestamp: unixSeconds(this.#now()) + 3600 });
    const replied = this.station.reply(path, body as Record<string, unknown>, this.#now());
    if (replied) return { status: replied[0], body: JSON.stringify(replied[1]) };
    return no(404, "not_found");
  }
}
