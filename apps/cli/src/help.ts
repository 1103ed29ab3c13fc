/** `--help`: of all commands, of a group ("protocol"), and of one. Made from the descriptions that the reader of words uses. */
import type { Command } from "./command.ts";
import { EXIT, MEANING } from "./failure.ts";
import type { Option } from "./option.ts";
import { COMMON, hasValue } from "./words.ts";

/** A line of the table of commands. */
export type Entry = { readonly name: string; readonly summary: string };

/** The page of all commands, or of those of one group. */
export function helpOfAll(entries: readonly Entry[], group?: string): string {
  const what = group === undefined ? "COMMAND" : `${group} …`;
  return [
    ...(group === undefined
      ? ["Bluezone by hand: its servers, its protocol, a headless phone, and a doctor for the machine.", ""]
      : []),
    `Usage: bluezone ${what} [OPTIONS]`,
    "",
    ...columns(entries.map(({ name, summary }) => [name, summary])),
    "",
    "Each command has --help and --json.",
    "",
    ...exitCodes(),
  ].join("\n");
}

/** The page of one command. */
export function helpOf(name: string, command: Command): string {
  const words = (command.arguments ?? []).map(({ form }) => ` ${form}`).join("");
  const options = Object.entries({ ...command.options, ...COMMON });
  return [
    `Usage: bluezone ${name}${words} [OPTIONS]`,
    "",
    ...wrap(command.about, 88),
    "",
    ...columns([
      ...(command.arguments ?? []).map(({ form, about }): [string, string] => [form, about]),
      ...options.map(([key, option]): [string, string] => [shown(key, option), describe(option)]),
    ]),
    "",
    `Example: ${command.example}`,
    "",
    ...exitCodes(),
  ].join("\n");
}

const shown = (key: string, option: Option): string => `--${key}${hasValue(option) ? ` ${option.form}` : ""}`;

function describe(option: Option): string {
  if (!hasValue(option)) return option.about;
  const { otherwise, variable } = option;
  const needed = "otherwise" in option ? "" : " Needed.";
  const standard =
    typeof otherwise === "number" || typeof otherwise === "string" ? ` Without it: ${otherwise}.` : "";
  const or = variable === undefined ? "" : ` Or the variable ${variable}.`;
  const more = option.several ? " One or more." : "";
  return `${option.about}${more}${needed}${standard}${or}`;
}

function exitCodes(): string[] {
  const lines = (Object.keys(EXIT) as (keyof typeof EXIT)[]).map((key): [string, string] => [
    String(EXIT[key]),
    MEANING[key],
  ]);
  return ["Exit codes:", ...columns(lines)];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(28, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, 96 - width);
    const head = left.length > width ? [`  ${left}`] : [];
    return [
      ...head,
      ...lines.map((line, i) => `  ${(i === 0 && head.length === 0 ? left : "").padEnd(width)}  ${line}`),
    ];
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
