/**
 * What we do over a link that we made: read the peer's payload, write ours, close. Which step follows which is said by
 * `engine/exchange-steps.ts`; here each is done with attributes.
 */
import type { Duration } from "@bluezone/protocol/time";
import {
  EXCHANGE_TIME,
  ExchangeSteps,
  type LinkEvent,
  type Outcome,
  type Step,
} from "../engine/exchange-steps.ts";
import { RadioFault } from "../hci/status.ts";
import type { AttributeClient } from "./client.ts";
import { findCharacteristics, findConfiguration, findService } from "./discovery.ts";
import { PAYLOAD, SERVICE, SIGNAL } from "./link-service.ts";
import { sameUuid } from "./uuid.ts";

/**
 * Reads the peer's payload and writes `own`, unless that is null. Never rejects: a peer that refuses, answers nonsense or nothing,
 * or has the service without its parts, is "failed". The link stays whose it was, but for a peer that takes longer than `within`:
 * it is hung up on.
 */
export async function exchange(
  client: AttributeClient,
  own: Uint8Array | null,
  within: Duration = EXCHANGE_TIME,
): Promise<Outcome> {
  const steps = new ExchangeSteps(own);
  const does = doer(client);
  const late = client.limit(within);
  try {
    for (let step = steps.begin(); ; ) {
      if (step.step === "close") return step.outcome;
      step = steps.next(await Promise.race([does(step), late.over]));
    }
  } finally {
    late.callOff();
  }
}

type Operation = Exclude<Step, { step: "close" }>;

/** Does steps on a link, one after another, and gives what came of each. */
function doer(client: AttributeClient): (step: Operation) => Promise<LinkEvent> {
  let payloadAt = 0;
  let signalAt: number | undefined;
  const operations: {
    readonly [S in Operation["step"]]: (step: Operation & { step: S }) => Promise<LinkEvent>;
  } = {
    async discover() {
      const service = await findService(client, SERVICE);
      if (!service) return { is: "not-found" };
      const characteristics = await findCharacteristics(client, service);
      const handleOf = (id: Uint8Array) => characteristics.find((one) => sameUuid(one.uuid, id))?.handle;
      const found = handleOf(PAYLOAD);
      if (found === undefined) return { is: "failed" };
      payloadAt = found;
      signalAt = handleOf(SIGNAL);
      return { is: "found", signal: signalAt !== undefined };
    },
    async read() {
      const { value } = await client.ask("read", { handle: payloadAt }, "value");
      return { is: "read", value };
    },
    async write({ value }) {
      await client.ask("write", { handle: signalAt!, value }, "written");
      return { is: "written" };
    },
  };
  return (step) =>
    (operations[step.step] as (step: Operation) => Promise<LinkEvent>)(step).catch((fault: unknown) => {
      if (!(fault instanceof RadioFault)) throw fault;
      return { is: "failed" };
    });
}

/** Switches the peer's notifications on; false when it has none. Rejects with RadioFault. */
export async function subscribe(client: AttributeClient): Promise<boolean> {
  const service = await findService(client, SERVICE);
  const signal =
    service && (await findCharacteristics(client, service)).find((one) => sameUuid(one.uuid, SIGNAL));
  const handle = signal && (await findConfiguration(client, signal));
  if (handle === undefined) return false;
  await client.ask("write", { handle, value: Uint8Array.of(1, 0) }, "written");
  return true;
}
