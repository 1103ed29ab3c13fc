/**
 * The servers' signatures, checked before a resident's eyes: what the key server gives now is fetched and goes through the same
 * checks as always (`config`, `check/`). It is for looking: nothing is taken in, and nothing that is stored changes.
 */
import { read } from "@bluezone/contract/client";
import { config as configPath } from "@bluezone/contract/keys/config";
import { dayIndexName, EXPORTS_ROOT, FIRST_SHARD, parseExportName } from "@bluezone/contract/keys/exports";
import { ConfigDocument, HotlinesDocument, PolicyDocument } from "@bluezone/contract/signed";
import { type Day, dayOf, fromUnixSeconds, type Instant, isoDay } from "@bluezone/protocol/time";
import { standsStill } from "./check/check.ts";
import { readFile } from "./check/file.ts";
import { indexFault, namesIn } from "./check/index-day.ts";
import { configRoots, configText, refusal, type SignedConfig } from "./config.ts";
import type { Context } from "./context.ts";
import { type Verification, verifyDocument } from "./jws.ts";
import { knownOf } from "./windows.ts";

/** What can be checked, in the order in which it is. */
export const PROVEN = ["config", "policy", "hotlines", "index", "export"] as const;

/** One document or file as the key server gives it now, and what its check came to. */
export interface Proof {
  readonly what: (typeof PROVEN)[number];
  /** `refused`: it came and is not to be trusted. `none`: there is none, or this app does not read it. */
  readonly outcome: "verified" | "refused" | "unreachable" | "none";
  /** Id of the key that signed it. An index is not signed: it is held against the signed configuration. */
  readonly signer: string | null;
  /** A document's version, an index's UTC day ("2020-12-27"), a file's name. */
  readonly version: string | null;
  /** When it was issued; of an index and a file, the end of the newest window. */
  readonly at: Instant | null;
  /** Until when it holds. */
  readonly until: Instant | null;
  /** Bytes as they came. */
  readonly size: number | null;
}
type What = Proof["what"];

const UNKNOWN = { signer: null, version: null, at: null, until: null, size: null };
const nothing = (what: What, outcome: Proof["outcome"], size: number | null = null): Proof => ({
  what,
  outcome,
  ...UNKNOWN,
  size,
});

function documentProof<T extends SignedConfig>(
  what: What,
  verified: Verification<T>,
  inForce: SignedConfig | null,
  now: Instant,
  size: number,
): Proof {
  if (!verified.ok) return nothing(what, "refused", size);
  const { document, signer } = verified;
  return {
    what,
    outcome: refusal(document, inForce, now) === null ? "verified" : "refused",
    signer,
    version: String(document.version),
    at: fromUnixSeconds(document.issuedAt),
    until: fromUnixSeconds(document.notAfter),
    size,
  };
}

/** The documents inside a configuration that was verified. */
function embeddedProofs({ memory, settings }: Context, config: ConfigDocument, now: Instant): Proof[] {
  const { roots } = settings;
  const { policy, hotlines } = memory.get("config");
  return [
    config.policy === undefined || roots.policy.length === 0
      ? nothing("policy", "none")
      : documentProof(
          "policy",
          verifyDocument(config.policy, roots.policy, PolicyDocument),
          policy,
          now,
          config.policy.length,
        ),
    config.hotlines === undefined || roots.hotlines.length === 0
      ? nothing("hotlines", "none")
      : documentProof(
          "hotlines",
          verifyDocument(config.hotlines, roots.hotlines, HotlinesDocument),
          hotlines,
          now,
          config.hotlines.length,
        ),
  ];
}

interface ProofSearch {
  readonly proofs: readonly Proof[];
  /** The configuration to go on with: the one that came when it is good, else the one in force. */
  readonly config: ConfigDocument | null;
}

async function documents(context: Context, now: Instant): Promise<ProofSearch> {
  const inForce = context.memory.get("config").config;
  const all = (outcome: Proof["outcome"]) => PROVEN.slice(0, 3).map((what) => nothing(what, outcome));
  const answer = await read(context.keys, configPath.path);
  if (!answer.ok) return { proofs: all("unreachable"), config: inForce };
  const bytes = answer.value.body;
  const text = configText(bytes) ?? "";
  const verified = verifyDocument(text, configRoots(context), ConfigDocument);
  const proof = documentProof("config", verified, inForce, now, bytes.length);
  // What a configuration embeds that is not to be trusted is not looked at.
  if (!verified.ok || proof.outcome !== "verified")
    return { proofs: [proof, ...all("none").slice(1)], config: inForce };
  const { document } = verified;
  return { proofs: [proof, ...embeddedProofs(context, document, now)], config: document };
}

interface Index {
  readonly proof: Proof;
  readonly newest: string | null;
}

/** The newest index: today's, or that of the day on which the newest window of the configuration ended. */
async function newestIndex(context: Context, config: ConfigDocument, now: Instant): Promise<Index> {
  const last = config.lastWindow[FIRST_SHARD] ?? 0;
  const days = new Set([dayOf(now, "utc"), ...(last > 0 ? [dayOf(fromUnixSeconds(last), "utc")] : [])]);
  let found: Index = { proof: nothing("index", last > 0 ? "refused" : "none"), newest: null };
  for (const day of days) {
    const answer = await read(context.keys, EXPORTS_ROOT + dayIndexName(FIRST_SHARD, day));
    if (!answer.ok && answer.code !== "not_found")
      return { proof: nothing("index", "unreachable"), newest: null };
    if (!answer.ok) continue;
    found = indexProof(context, config, day, answer.value.body, now);
    if (found.newest !== null) break;
  }
  return found;
}

function indexProof(
  context: Context,
  config: ConfigDocument,
  day: Day,
  bytes: Uint8Array,
  now: Instant,
): Index {
  const names = namesIn(bytes, FIRST_SHARD, day);
  const done = context.memory.get("check").shards[FIRST_SHARD]?.done ?? [];
  const fault = indexFault(names, done, day, knownOf(config, null, FIRST_SHARD).atLeast(day), now);
  const newest = names.at(-1) ?? null;
  const good = fault === null && !standsStill(knownOf(config, null, FIRST_SHARD), now);
  const proof: Proof = {
    ...nothing("index", !good ? "refused" : newest === null ? "none" : "verified", bytes.length),
    version: isoDay(day),
    at: newest === null ? null : windowEnd(newest),
  };
  return { proof, newest };
}

const windowEnd = (name: string): Instant | null => {
  const window = parseExportName(name);
  return window === undefined ? null : fromUnixSeconds(window.end);
};

async function exportProof(context: Context, config: ConfigDocument, name: string): Promise<Proof> {
  const answer = await read(context.keys, EXPORTS_ROOT + name);
  if (!answer.ok) return { ...nothing("export", "unreachable"), version: name };
  const bytes = answer.value.body;
  const file = await readFile(bytes, name, undefined, config.exportKeys, context.ports.unpacking);
  const came = { ...nothing("export", "refused", bytes.length), version: name };
  return file.ok ? { ...came, outcome: "verified", signer: file.signer, at: file.end } : came;
}

/** Fetches and checks what the key server has signed, one proof for each of `PROVEN`. Changes nothing that is stored. */
export async function proofs(context: Context): Promise<readonly Proof[]> {
  const now = context.now();
  const { proofs: first, config } = await documents(context, now);
  const unreachable = first[0]?.outcome === "unreachable";
  if (config === null || unreachable) {
    const outcome = unreachable ? "unreachable" : "none";
    return [...first, nothing("index", outcome), nothing("export", outcome)];
  }
  const index = await newestIndex(context, config, now);
  const without = index.proof.outcome === "unreachable" ? "unreachable" : "none";
  const last =
    index.newest === null ? nothing("export", without) : await exportProof(context, config, index.newest);
  return [...first, index.proof, last];
}
