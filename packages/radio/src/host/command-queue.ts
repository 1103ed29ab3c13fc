/**
 * One command at a time: the next is sent when the controller has answered the last and takes another (Core Specification
 * 5.4, Vol 4, Part E, §4.4). What a command comes to is its values or a RadioFault; nothing waits for ever.
 */
import type { Duration } from "@bluezone/protocol/time";
import { type Command, encodeCommand, readReturns } from "../hci/command.ts";
import type { EventOf } from "../hci/event.ts";
import { Malformed } from "../hci/layout.ts";
import { faultOf, OK, RadioFault } from "../hci/status.ts";
import type { RadioListener } from "./event.ts";
import type { Timing } from "./ports.ts";

type PendingCommand = {
  readonly command: Command<unknown, unknown>;
  readonly body: Uint8Array;
  readonly resolve: (values: unknown) => void;
  readonly reject: (fault: unknown) => void;
};

export class CommandQueue {
  readonly #send: (body: Uint8Array) => void;
  readonly #timing: Timing;
  readonly #patience: Duration;
  readonly #tell: RadioListener;
  readonly #waiting: PendingCommand[] = [];
  #current: PendingCommand | undefined;
  #mayBeSent = 1;
  #callOff = () => {};
  #failed: RadioFault | undefined;

  /** `send` puts a command's body on the line; a command that is not answered within `patience` is given up. */
  constructor(send: (body: Uint8Array) => void, timing: Timing, patience: Duration, tell: RadioListener) {
    this.#send = send;
    this.#timing = timing;
    this.#patience = patience;
    this.#tell = tell;
  }

  /**
   * Sends a command when its turn has come. Resolves with what it returns; for one that an event ends, when the controller has
   * begun with it. Rejects with RadioFault. Throws RangeError when a parameter does not fit.
   */
  async run<P, R>(command: Command<P, R>, parameters: P): Promise<R> {
    const body = encodeCommand(command, parameters);
    if (this.#failed) throw this.#failed;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ command, body, resolve, reject });
      this.#next();
    }) as Promise<R>;
  }

  /** A Command Complete came. */
  completed({ packets, opcode, returns }: EventOf<"commandComplete">): void {
    this.#mayBeSent = packets;
    const waiting = this.#answered(opcode);
    if (waiting)
      try {
        const { status, values } = readReturns(waiting.command, returns);
        if (status === OK) waiting.resolve(values);
        else waiting.reject(faultOf(status, waiting.command.name));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        waiting.reject(new RadioFault("malformed", `${waiting.command.name}: ${error.message}`));
      }
    this.#next();
  }

  /** A Command Status came: the controller has begun, or refuses. */
  begun({ status, packets, opcode }: EventOf<"commandStatus">): void {
    this.#mayBeSent = packets;
    // "Begun" for a command that ends with Command Complete says nothing yet.
    const early = status === OK && this.#current?.command.answer === "complete";
    const waiting = early ? undefined : this.#answered(opcode);
    if (waiting)
      if (status === OK) waiting.resolve({});
      else waiting.reject(faultOf(status, waiting.command.name));
    this.#next();
  }

  /** Ends everything that waits, now and from now on: the line is dead. */
  fail(fault: RadioFault): void {
    this.#failed = fault;
    this.#callOff();
    const all = [...(this.#current ? [this.#current] : []), ...this.#waiting.splice(0)];
    this.#current = undefined;
    for (const { reject } of all) reject(fault);
  }

  /** The command that an answer is for. */
  #answered(opcode: number): PendingCommand | undefined {
    const current = this.#current;
    if (current?.command.opcode !== opcode) {
      // Opcode 0 answers nothing: it only says that commands may be sent.
      if (opcode !== 0) this.#tell({ is: "stray-answer" });
      return undefined;
    }
    this.#callOff();
    this.#current = undefined;
    return current;
  }

  #next(): void {
    if (this.#current || this.#failed) return;
    if (this.#mayBeSent === 0) {
      this.#callOff();
      if (this.#waiting.length > 0) this.#waitFor(() => this.#waiting.shift());
      return;
    }
    const next = this.#waiting.shift();
    if (!next) return;
    this.#current = next;
    this.#waitFor(() => this.#current);
    this.#send(next.body);
  }

  #waitFor(whom: () => PendingCommand | undefined): void {
    this.#callOff();
    this.#callOff = this.#timing.after(this.#patience, () => {
      const late = whom();
      this.#current = undefined;
      // A controller that is silent may have forgotten to say that it takes more.
      this.#mayBeSent = 1;
      late?.reject(new RadioFault("no_answer", `${late.command.name}: no answer`));
      this.#next();
    });
  }
}
