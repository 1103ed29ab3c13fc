/** The key server as a process of a run: the real one, on the run's ports. */
import { crc32, deflateRawSync } from "node:zlib";
import { migrations } from "@bluezone/keys/migrations/migrations";
import { create } from "@bluezone/keys/server";
import type { Tables } from "@bluezone/keys/tables";
import type { Packing } from "@bluezone/protocol/export/packing";
import { Seconds } from "@bluezone/protocol/time";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { Secret } from "@bluezone/server-kit/start/secret";
import { AUDIENCE, ISSUER } from "./health.ts";
import type { OpenProcess } from "./server.ts";
import { openSchema, randomOf, type Stand, signaturesOf, timerOf } from "./stand.ts";

/** The keys of a run's key server. */
export type KeysSigners = { readonly root: Signer; readonly exports: Signer };

/** zlib here and now: what works beside the main thread ends when the machine likes. */
const PACKING: Packing = {
  crc32,
  async *deflate(pieces) {
    // A piece is no more once the next one is asked for.
    const copies = Array.from(pieces, (piece) => piece.slice());
    yield deflateRawSync(Buffer.concat(copies), { level: 1 });
  },
};

export const openKeys =
  (stand: Stand, { root, exports }: KeysSigners): OpenProcess =>
  async (party, tell) => {
    const events = { emit: tell };
    const { database, clock } = await openSchema<Tables>(stand, party, {
      server: "keys",
      migrations,
      events,
    });
    const transport = stand.network.transportOf(party, Seconds(5));
    const server = await create({
      config: {
        host: "127.0.0.1",
        port: 0,
        secrets: [new Secret(new Uint8Array(32).fill(7))],
        issuers: [
          {
            healthAuthorityID: "vn.simulated",
            issuer: ISSUER,
            audience: AUDIENCE,
            jwks: "http://health/jwks/vn",
          },
        ],
        exportKeys: [{ id: "452", version: "v1", signer: exports }],
        root,
        profile: "fast",
        quietMinutes: 10,
        mostKeys: 500_000,
        maintenance: false,
        settings: async () => ({ pollingMinutes: 15 }),
      },
      clock,
      clockJob: clock.job,
      random: randomOf(stand, party),
      database,
      blobs: await stand.store.blobsOf(party),
      events,
      pace: timerOf(stand, party),
      signatures: signaturesOf(stand, party),
      packing: PACKING,
      async source(location) {
        const { status, body } = await transport({ method: "GET", url: location, headers: {} });
        if (status !== 200) throw new Error(`the document was answered with status ${status}`);
        return Buffer.from(body).toString();
      },
    });
    return { inject: server.inject, jobs: () => server.runJobs(clock.now()) };
  };
