/** The behaviour that every disk has: what callers may lean on of `node:fs/promises`, and no more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Disk } from "../files/disk.ts";

/** Tests named after the adapter. `open` gives a disk and a folder of it that is there and empty. */
export function diskBehaviour(
  adapter: string,
  open: () => Promise<{ readonly disk: Disk; readonly top: string }>,
): void {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text));
  async function write(disk: Disk, path: string, text: string): Promise<void> {
    const file = await disk.open(path, "w", 0o644);
    await file.writeFile(bytes(text));
    await file.sync();
    await file.close();
  }
  const read = async (disk: Disk, path: string) => Buffer.from(await disk.readFile(path)).toString();

  test(`${adapter}: a file has what was written, and opened to be written it is empty again`, async () => {
    const { disk, top } = await open();
    await write(disk, `${top}/a`, "a longer text");
    assert.equal(await read(disk, `${top}/a`), "a longer text");
    await write(disk, `${top}/a`, "b");
    assert.equal(await read(disk, `${top}/a`), "b");
    (await disk.readFile(`${top}/a`)).fill(0);
    assert.equal(await read(disk, `${top}/a`), "b");
  });

  test(`${adapter}: a renamed file is in the place of an earlier one, and no longer in its own`, async () => {
    const { disk, top } = await open();
    await disk.mkdir(`${top}/below`, { mode: 0o777 });
    await write(disk, `${top}/a`, "new");
    await write(disk, `${top}/below/b`, "old");
    await disk.rename(`${top}/a`, `${top}/below/b`);
    assert.equal(await read(disk, `${top}/below/b`), "new");
    await assert.rejects(disk.readFile(`${top}/a`), { code: "ENOENT" });
    await assert.rejects(disk.rename(`${top}/a`, `${top}/c`), { code: "ENOENT" });
  });

  test(`${adapter}: a removed file is gone, and removing what is not there does nothing`, async () => {
    const { disk, top } = await open();
    await write(disk, `${top}/a`, "x");
    for (const name of ["a", "a", "none/of/these"]) await disk.rm(`${top}/${name}`, { force: true });
    await assert.rejects(disk.stat(`${top}/a`), { code: "ENOENT" });
  });

  test(`${adapter}: a list has all that is below, with the folder of each`, async () => {
    const { disk, top } = await open();
    await disk.mkdir(`${top}/one`, { mode: 0o777 });
    await disk.mkdir(`${top}/one/two`, { mode: 0o777 });
    await write(disk, `${top}/a`, "1");
    await write(disk, `${top}/one/two/b`, "2");
    const found = await disk.readdir(top, { recursive: true, withFileTypes: true });
    assert.deepEqual(
      found.map((one) => `${one.parentPath}/${one.name} ${one.isFile() ? "file" : "folder"}`).sort(),
      [`${top}/a file`, `${top}/one folder`, `${top}/one/two folder`, `${top}/one/two/b file`],
    );
    assert.equal((await disk.stat(`${top}/one`)).isDirectory(), true);
    const { mtimeMs, isDirectory } = await disk.stat(`${top}/a`);
    assert.ok(mtimeMs > 0 && !isDirectory.call(await disk.stat(`${top}/a`)));
  });

  test(`${adapter}: a folder is opened to be flushed, and what is missing or in the way is said by its code`, async () => {
    const { disk, top } = await open();
    await write(disk, `${top}/a`, "x");
    const folder = await disk.open(top, "r");
    await folder.sync();
    await folder.close();
    const refused = async (code: string, call: Promise<unknown>) => assert.rejects(call, { code });
    await refused("ENOENT", disk.open(`${top}/none`, "r"));
    await refused("ENOENT", disk.open(`${top}/none/b`, "w"));
    await refused("ENOENT", disk.mkdir(`${top}/none/below`, { mode: 0o777 }));
    await refused("ENOENT", disk.readdir(`${top}/none`, { recursive: true, withFileTypes: true }));
    await refused("ENOENT", disk.rename(`${top}/a`, `${top}/none/a`));
    await refused("EEXIST", disk.mkdir(`${top}/a`, { mode: 0o777 }));
    await refused("ENOTDIR", disk.mkdir(`${top}/a/below`, { mode: 0o777 }));
    await refused("ENOTDIR", disk.open(`${top}/a/b`, "w"));
    await refused("ENOTDIR", disk.readFile(`${top}/a/b`));
    await refused("ENOTDIR", disk.readdir(`${top}/a`, { recursive: true, withFileTypes: true }));
    await refused("EISDIR", disk.open(top, "w"));
    await refused("EISDIR", disk.readFile(top));
    assert.equal(await read(disk, `${top}/a`), "x");
  });
}
