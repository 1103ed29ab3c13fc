/**
 * Apple's interface as `@nativescript/types-ios` lists it: for each name what it has, since which iOS, and how many parameters. It is
 * what the stubs by hand are held to.
 */

/** A member of a type, or a name by itself. */
export interface Name {
  /** iOS; undefined when the list is silent: since long. */
  readonly since: number | undefined;
  readonly deprecated: number | undefined;
  /** Of a function; undefined for anything else. */
  readonly parameters: number | undefined;
  /** Of a case of an enumeration. */
  readonly value: number | undefined;
}

/** A class, a protocol, a structure or an enumeration. */
interface Type {
  readonly name: Name;
  readonly parent: string | undefined;
  readonly members: Map<string, Name>;
}

/** Everything listed. */
export interface Apple {
  readonly types: ReadonlyMap<string, Type>;
  readonly globals: ReadonlyMap<string, Name>;
}

const TYPE = /^(?:declare class|interface|declare const enum) (\w+)(?:<.*?>)?(?: extends (\w+))?.*\{$/;
const GLOBAL = /^declare (?:var|const|function) (\w+)(\((.*)\))?:/;
const CASE = /^\t(\w+) = (-?\d+),?$/;
const MEMBER = /^\t(?:static )?(?:readonly )?(\w+)\??(\((.*)\))?:/;

/** Parts of a list between its commas; commas within brackets part nothing. */
export function parts(list: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let part = "";
  // An arrow is no bracket.
  for (const letter of list.replaceAll("=>", "  ").replaceAll("->", "  ")) {
    if ("([{<".includes(letter)) depth += 1;
    if (")]}>".includes(letter)) depth -= 1;
    if (letter === "," && depth === 0) {
      found.push(part);
      part = "";
    } else part += letter;
  }
  return part.trim() === "" ? found : [...found, part];
}

/** Reads lists, one text a framework. */
export function apple(lists: readonly string[]): Apple {
  const types = new Map<string, Type>();
  const globals = new Map<string, Name>();
  for (const list of lists) {
    let open: Type | undefined;
    let notes = new Map<string, number>();
    for (const line of list.split(/\r?\n/)) {
      const note = /@(since|deprecated) ([\d.]+)/.exec(line);
      if (note) notes.set(note[1]!, Number.parseFloat(note[2]!));
      if (/^\s*(\/\*\*|\*)/.test(line) || line.trim() === "") continue;
      const noted = (parameters?: string, value?: string): Name => ({
        since: notes.get("since"),
        deprecated: notes.get("deprecated"),
        parameters: parameters === undefined ? undefined : parts(parameters).length,
        value: value === undefined ? undefined : Number(value),
      });
      const [type, global, one, member] = [TYPE, GLOBAL, CASE, MEMBER].map((kind) => kind.exec(line));
      if (type) {
        open = { name: noted(), parent: type[2], members: new Map() };
        types.set(type[1]!, open);
      } else if (global) globals.set(global[1]!, noted(global[3]));
      else if (open && one) open.members.set(one[1]!, noted(undefined, one[2]));
      else if (open && member) open.members.set(member[1]!, noted(member[3]));
      else if (line.startsWith("}")) open = undefined;
      notes = new Map();
    }
  }
  return { types, globals };
}

/** A name of a type or of those it extends, or by itself; undefined when there is none. */
export function nameOf({ types, globals }: Apple, type: string | undefined, name: string): Name | undefined {
  for (let at = type === undefined ? undefined : types.get(type); at; at = types.get(at.parent ?? "")) {
    const found = at.members.get(name);
    if (found) return found;
  }
  return globals.get(name) ?? (type === undefined || type === name ? types.get(name)?.name : undefined);
}
