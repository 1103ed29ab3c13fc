/** Words in, answer out: finds the command, reads its words, runs it, says the answer or the failure. */

import { StoreError } from "@bluezone/server-kit/files/store-error";
import { Defect } from "@bluezone/server-kit/measure/defect";
import { FileError } from "@bluezone/server-kit/start/file-error";
import { StartError } from "@bluezone/server-kit/start/start-error";
import type { World } from "./command.ts";
import { COMMANDS, type CommandEntry } from "./commands.ts";
import { EXIT, Failure } from "./failure.ts";
import { helpOf, helpOfAll } from "./help.ts";
import { nearest } from "./nearest.ts";
import { version } from "./version.ts";
import { readWords } from "./words.ts";

/** Runs a call and resolves with the exit code. Never rejects: what is unexpected is told as a defect, without its message. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    return await answer(argv, world);
  } catch (error) {
    const { sentence, exit } = ending(error);
    world.remark(`bluezone: ${sentence}`);
    return exit;
  }
}

/** What is said of anything that was thrown, and the exit code. */
export function ending(error: unknown): { readonly sentence: string; readonly exit: number } {
  if (error instanceof Failure) return { sentence: error.message, exit: error.exit };
  if (error instanceof FileError)
    return { sentence: error.message, exit: error.is === "missing" ? EXIT.noInput : EXIT.badData };
  if (error instanceof StoreError)
    return { sentence: `${error.message} (${error.code})`, exit: EXIT.unavailable };
  if (error instanceof StartError) return { sentence: error.message, exit: EXIT.configuration };
  const { kind, place } = Defect(error);
  return { sentence: `failed with ${kind} at ${place}; this is a defect of the program.`, exit: EXIT.defect };
}

async function answer(argv: readonly string[], world: World): Promise<number> {
  const asksHelp = argv[0] === "help";
  const words = asksHelp ? argv.slice(1) : argv;
  if (argv.length === 1 && argv[0] === "--version") {
    world.say(version());
    return EXIT.ok;
  }
  const found = find(words);
  if (!found) return overview(words, asksHelp, world);
  const command = await found.load();
  const rest = words.slice(found.name.split(" ").length);
  const {
    help,
    json,
    given,
    env,
    words: positionals,
    shown,
  } = await readWords(found.name, command, asksHelp ? ["--help"] : rest, world.env, world.ask);
  if (help) {
    world.say(helpOf(found.name, command));
    return EXIT.ok;
  }
  for (const where of shown)
    world.remark(`bluezone: everybody on this machine can read the words of a command; give ${where}.`);
  const result = await command.run(given as never, positionals as never, { ...world, env, json });
  if (typeof result === "number") return result;
  world.say(json ? JSON.stringify(result.json) : result.text);
  return result.exit ?? EXIT.ok;
}

/** The command whose name the words begin with; of "protocol rpi" and "protocol" the longer. */
function find(words: readonly string[]): CommandEntry | undefined {
  const named = (n: number) => COMMANDS.find(({ name }) => name === words.slice(0, n).join(" "));
  return named(2) ?? named(1);
}

/** No command was named: the page of all or of a group, or what was meant. */
function overview(words: readonly string[], asksHelp: boolean, world: World): number {
  const [first, second] = words;
  const group = COMMANDS.filter(({ name }) => name.split(" ")[0] === first && name !== first);
  const named = first !== undefined && !isHelp(first);
  if (group.length > 0) {
    if (second !== undefined && !isHelp(second)) throw unknown(`${first} ${second}`, group);
    const page = helpOfAll(group, first);
    if (second !== undefined || asksHelp) world.say(page);
    else world.remark(page);
    return second !== undefined || asksHelp ? EXIT.ok : EXIT.usage;
  }
  if (named && first.startsWith("-"))
    throw new Failure("usage", "the command comes before its options; see: bluezone --help");
  if (named) throw unknown(first, COMMANDS);
  const page = helpOfAll(COMMANDS);
  if (first !== undefined || asksHelp) world.say(page);
  else world.remark(page);
  return first !== undefined || asksHelp ? EXIT.ok : EXIT.usage;
}

const isHelp = (word: string): boolean => word === "--help" || word === "-h";

function unknown(typed: string, among: readonly CommandEntry[]): Failure {
  const names = among.map(({ name }) => name);
  const meant = nearest(typed, [...names, ...names.map((name) => name.split(" ")[0]!)]);
  const hint = meant === undefined ? "" : `did you mean ${meant}? `;
  return new Failure(
    "usage",
    `there is no command ${JSON.stringify(typed.slice(0, 60))}; ${hint}see: bluezone --help`,
  );
}
