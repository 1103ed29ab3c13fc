/** How a command ends: exit codes (those of BSD's sysexits, where one fits), and a failure as one sentence. */

/** Exit codes, the same for every command. Servers end with the same (`@bluezone/server-kit/main`). */
export const EXIT = {
  /** Done, and the answer is yes. */
  ok: 0,
  /** Done, and the answer is no: a check failed, a server said no. */
  no: 1,
  /** The words of the call are wrong. */
  usage: 64,
  /** A file's content is wrong. */
  badData: 65,
  /** A file is missing or cannot be read. */
  noInput: 66,
  /** A server cannot be reached, or does not answer as it should. */
  unavailable: 69,
  /** A defect of this program. */
  defect: 70,
  /** The configuration or the machine is not right. */
  configuration: 78,
} as const;

/** What each code means, in one line: for `--help` and the guide. */
export const MEANING: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: "done, and the answer is yes",
  no: "done, and the answer is no: a check failed, or a server refused",
  usage: "the words of the call are wrong",
  badData: "a file's content is wrong",
  noInput: "a file is missing or cannot be read",
  unavailable: "a server cannot be reached, or does not answer as it should",
  defect: "a defect of this program",
  configuration: "the configuration or the machine is not right",
};

/** The command ends here. The message is one sentence for a person: what is wrong and what to do; never a secret. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly exit: number;
  constructor(exit: keyof typeof EXIT, sentence: string) {
    super(sentence);
    this.exit = EXIT[exit];
  }
}
