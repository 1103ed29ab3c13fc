/**
 * Commands to the controller: those of the host and our own. Ours wait until the controller has answered all of the host's, and
 * the host's until it has answered ours, so that every answer is known to whom it belongs.
 */
export class Gate {
  readonly #send: (body: Uint8Array) => void;
  readonly #ours: { readonly body: Uint8Array; readonly answered: (status: number) => void }[] = [];
  readonly #theirs: Uint8Array[] = [];
  #running: ((status: number) => void) | undefined;
  #open = 0;

  /** `send` puts a command's body on the line. */
  constructor(send: (body: Uint8Array) => void) {
    this.#send = send;
  }

  /** A command of the host. */
  host(body: Uint8Array): void {
    this.#theirs.push(body);
    this.#next();
  }

  /** A command of ours; `answered` is told its status. */
  own(body: Uint8Array, answered: (status: number) => void): void {
    this.#ours.push({ body, answered });
    this.#next();
  }

  /** An answer came; true when it was for us, and nobody else's business. An answer to no command is the host's. */
  answer(opcode: number, status: number): boolean {
    const running = this.#running;
    if (running === undefined) {
      if (opcode !== 0) this.#open = Math.max(0, this.#open - 1);
      this.#next();
      return false;
    }
    if (opcode === 0) return false;
    this.#running = undefined;
    running(status);
    this.#next();
    return true;
  }

  /** The controller starts anew: whatever was asked of it is forgotten. */
  reset(): void {
    this.#ours.length = 0;
    this.#theirs.length = 0;
    this.#running = undefined;
    this.#open = 0;
  }

  #next(): void {
    if (this.#running) return;
    for (const body of this.#theirs.splice(0)) {
      this.#open += 1;
      this.#send(body);
    }
    if (this.#open > 0) return;
    const next = this.#ours.shift();
    if (!next) return;
    this.#running = next.answered;
    this.#send(next.body);
  }
}
