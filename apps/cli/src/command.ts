/** What a command is: a description that help and the reader of words share, and what it does. */
import type { Options, OptionValues } from "./option.ts";

/** A word after the command that is no option. */
export type Argument = {
  readonly form: string;
  readonly about: string;
  /** What the whole word looks like; any word when absent. */
  readonly pattern?: RegExp;
  /** Good for whoever has it: "-" stands for a line of standard input, and the word itself is taken with a warning. */
  readonly secret?: true;
};

/** The id of a code. */
export const UUID: Argument = {
  form: "UUID",
  about: "the id that issuing the code gave",
  pattern: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
};

/** What a command is given of the world. */
export type World = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A line on standard output, for commands that go on. */
  say(line: string): void;
  /** A line of standard input, without its end. */
  ask(): Promise<string>;
  /** A line on standard error: what a person should know beside the answer. */
  remark(line: string): void;
  /** For commands that go on: from this call on SIGINT and SIGTERM abort the signal instead of ending the process. */
  until(): AbortSignal;
};

/** An answer in both forms. */
type Answer = {
  readonly json: unknown;
  readonly text: string;
  /** 0 when absent. */
  readonly exit?: number;
};

/** A command; `bluezone protocol rpi` is the command "protocol rpi". */
export type Command<O extends Options = Options, A extends readonly Argument[] = readonly Argument[]> = {
  /** What it does, for its help: one paragraph. */
  readonly about: string;
  /** Words after it, all needed. */
  readonly arguments?: A;
  readonly options: O;
  /** A call to show. */
  readonly example: string;
  /** Does it. `json` says that the machine form is wanted, for commands that go on; those give their exit code alone. */
  run(
    given: OptionValues<O>,
    words: { readonly [I in keyof A]: string },
    world: World & { readonly json: boolean },
  ): Promise<Answer | number>;
};

/** Keeps the types of a command's options. */
export const command = <const O extends Options, const A extends readonly Argument[] = readonly []>(
  description: Command<O, A>,
): Command => description as unknown as Command;
