/** The command queue against every way in which a controller may answer, or not. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { createConnection } from "../hci/connection-commands.ts";
import { readBufferSize, reset, setRandomAddress } from "../hci/setup-commands.ts";
import { RadioFault } from "../hci/status.ts";
import { type ManualTiming, manualTiming, settled } from "../testing/manual-timing.ts";
import { CommandQueue } from "./command-queue.ts";
import type { RadioEvent } from "./event.ts";

const PATIENCE = Seconds(2);
const address = new Uint8Array(6);
let timing: ManualTiming;
let sent: number[];
let told: RadioEvent[];
let queue: CommandQueue;

beforeEach(() => {
  timing = manualTiming();
  sent = [];
  told = [];
  queue = new CommandQueue(
    (body) => sent.push(body[0]! | (body[1]! << 8)),
    timing,
    PATIENCE,
    (event) => told.push(event),
  );
});

const complete = (opcode: number, ...returns: number[]) =>
  queue.completed({ is: "commandComplete", packets: 1, opcode, returns: Uint8Array.from(returns) });
const fault = async (promise: Promise<unknown>): Promise<RadioFault> => {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof RadioFault);
    return error;
  }
  return assert.fail("nothing went wrong");
};

test("one command is on its way at a time, and each gets its own answer", async () => {
  const first = queue.run(reset, {});
  const second = queue.run(readBufferSize, {});
  assert.deepEqual(sent, [reset.opcode]);
  complete(reset.opcode, 0);
  await first;
  assert.deepEqual(sent, [reset.opcode, readBufferSize.opcode]);
  complete(readBufferSize.opcode, 0, 0xc0, 0, 1);
  assert.deepEqual(await second, { length: 192, count: 1 });
  assert.equal(timing.waiting, 0);
});

test("0x0C is a coded fault, and the next command goes on", async () => {
  const refused = fault(queue.run(setRandomAddress, { address }));
  const next = queue.run(reset, {});
  complete(setRandomAddress.opcode, 0x0c);
  const { code, status } = await refused;
  assert.deepEqual({ code, status }, { code: "disallowed", status: 0x0c });
  complete(reset.opcode, 0);
  await next;
});

test("an unknown command that is refused by Command Status is unsupported", async () => {
  const refused = fault(queue.run(readBufferSize, {}));
  queue.begun({ is: "commandStatus", status: 1, packets: 1, opcode: readBufferSize.opcode });
  assert.equal((await refused).code, "unsupported");
});

test("a Command Status of success ends only what an event ends", async () => {
  let done = false;
  const waiting = queue.run(reset, {}).then(() => {
    done = true;
  });
  queue.begun({ is: "commandStatus", status: 0, packets: 1, opcode: reset.opcode });
  await settled();
  assert.equal(done, false);
  complete(reset.opcode, 0);
  await waiting;
  const zeros = { scanInterval: 4, scanWindow: 4, filterPolicy: 0, peerAddressType: 1, ownAddressType: 1 };
  const rest = {
    intervalMin: 6,
    intervalMax: 6,
    latency: 0,
    supervisionTimeout: 10,
    eventMin: 0,
    eventMax: 0,
  };
  const calling = queue.run(createConnection, { ...zeros, peerAddress: address, ...rest });
  queue.begun({ is: "commandStatus", status: 0, packets: 1, opcode: createConnection.opcode });
  await calling;
});

test("a command without an answer is given up; its late answer is nobody's", async () => {
  const late = fault(queue.run(reset, {}));
  const next = queue.run(readBufferSize, {});
  await timing.pass(PATIENCE);
  assert.equal((await late).code, "no_answer");
  complete(reset.opcode, 0);
  assert.deepEqual(told, [{ is: "stray-answer" }]);
  complete(readBufferSize.opcode, 0, 27, 0, 3);
  assert.deepEqual(await next, { length: 27, count: 3 });
});

test("nothing is sent while the controller takes nothing", async () => {
  const first = queue.run(reset, {});
  queue.completed({ is: "commandComplete", packets: 0, opcode: reset.opcode, returns: Uint8Array.of(0) });
  await first;
  const second = queue.run(readBufferSize, {});
  assert.deepEqual(sent, [reset.opcode]);
  await timing.pass(Milliseconds(100));
  complete(0);
  assert.deepEqual(sent, [reset.opcode, readBufferSize.opcode]);
  assert.deepEqual(told, []);
  complete(readBufferSize.opcode, 0, 27, 0, 3);
  await second;
});

test("a controller that never takes more is told so by a fault", async () => {
  const first = queue.run(reset, {});
  queue.completed({ is: "commandComplete", packets: 0, opcode: reset.opcode, returns: Uint8Array.of(0) });
  await first;
  const waiting = fault(queue.run(readBufferSize, {}));
  await timing.pass(PATIENCE);
  assert.equal((await waiting).code, "no_answer");
});

test("an answer that is too short is malformed, and the queue goes on", async () => {
  const first = fault(queue.run(readBufferSize, {}));
  complete(readBufferSize.opcode, 0, 27);
  assert.equal((await first).code, "malformed");
  const second = fault(queue.run(readBufferSize, {}));
  complete(readBufferSize.opcode);
  assert.equal((await second).code, "malformed");
});

test("a dead line ends all that waits and all that comes", async () => {
  const faults = [queue.run(reset, {}), queue.run(reset, {})].map(fault);
  queue.fail(new RadioFault("gone", "the line ended"));
  for (const one of faults) assert.equal((await one).code, "gone");
  assert.equal((await fault(queue.run(reset, {}))).code, "gone");
  assert.equal(timing.waiting, 0);
});

test("parameters that do not fit are a defect of the caller, and nothing is sent", async () => {
  await assert.rejects(queue.run(setRandomAddress, { address: new Uint8Array(7) }), RangeError);
  assert.deepEqual(sent, []);
});
