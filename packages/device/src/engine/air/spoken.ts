/** What an identity says on the air. */
import { encodeAdvert, encodePayload, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import type { Tek } from "@bluezone/protocol/identity/tek";
import type { Enin } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";

/** Advert, scan response and payload of intervals of one key, whose own keys are derived once. */
export function speaker({ ports, settings }: Context, { key }: Tek) {
  const identifiers = rpiKey(key);
  const metadata = aemKey(key);
  return (enin: Enin) => {
    const identifier = rpi(identifiers, enin);
    const aem = sealMetadata(metadata, identifier, {
      version: "1.1",
      confidence: ports.radio.calibration?.confidence ?? 0,
      txPower: ports.radio.calibration?.txPower ?? ports.radio.txPower,
    });
    const payload = { rpi: identifier, aem };
    return {
      advert: encodeAdvert(identifier, settings.companyId),
      scanResponse: encodeScanResponse(payload, settings.companyId),
      payload: encodePayload(payload),
    };
  };
}
