import assert from "node:assert/strict";
import { symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import fc from "fast-check";
import { COMMANDS } from "./commands.ts";
import { EXIT } from "./failure.ts";
import { runForTest } from "./testing/run-for-test.ts";

const TEK = "75c734c6dd1a782de7a965da5eb93125";
const folder = testFolder();

/** The call ends with this code and one sentence, without an answer and without a stack. */
async function fails(exit: number, says: RegExp, ...argv: string[]): Promise<void> {
  const { exit: found, out, remarks } = await runForTest(argv);
  assert.equal(found, exit, `${argv.join(" ")}: ${remarks.join("\n")}`);
  assert.deepEqual(out, []);
  assert.equal(remarks.length, 1);
  assert.match(remarks[0]!, /^bluezone: [^\n]+$/);
  assert.match(remarks[0]!, says);
}

test("every command has a page with its own name, an example that it would read, and all exit codes", async () => {
  for (const { name } of COMMANDS) {
    const { exit, out } = await runForTest([...name.split(" "), "--help"]);
    assert.equal(exit, EXIT.ok);
    const page = out.join("\n");
    assert.match(page, new RegExp(`^Usage: bluezone ${name}`));
    assert.match(page, new RegExp(`Example: .*bluezone ${name}`));
    assert.match(page, /--json/);
    for (const code of Object.values(EXIT)) assert.match(page, new RegExp(`^ +${code} +\\w`, "m"));
  }
});

test("on a page each option stands once, in a column of its own, also where what is said of it takes several lines", async () => {
  let wrapped = 0;
  for (const { name } of COMMANDS) {
    const lines = (await runForTest([...name.split(" "), "--help"])).out.join("\n").split("\n");
    const options = lines.flatMap((line) => /^ {2}(--[\w-]+)/.exec(line)?.[1] ?? []);
    assert.deepEqual(options, [...new Set(options)], name);
    wrapped += lines.filter((line) => /^ {10}\s*\S/.test(line)).length;
    assert.deepEqual(
      lines.filter((line) => line.length > 100 && !line.startsWith("Example: ")),
      [],
      name,
    );
  }
  assert.ok(wrapped > 20, `${wrapped} lines go on`);
});

test("the page of all names every command; a group's page names its own", async () => {
  const { exit, out } = await runForTest(["--help"]);
  assert.equal(exit, EXIT.ok);
  for (const { name, summary } of COMMANDS)
    assert.ok(out[0]!.includes(`  ${name}`) && out[0]!.includes(summary));
  const group = await runForTest(["protocol", "--help"]);
  assert.equal(group.exit, EXIT.ok);
  assert.match(group.out[0]!, /protocol rpi/);
  assert.doesNotMatch(group.out[0]!, /serve keys/);
  assert.deepEqual(
    (await runForTest(["help", "protocol", "rpi"])).out,
    (await runForTest(["protocol", "rpi", "-h"])).out,
  );
});

test("without a command the page goes to standard error and the call counts as wrong", async () => {
  for (const argv of [[], ["protocol"]]) {
    const { exit, out, remarks } = await runForTest(argv);
    assert.equal(exit, EXIT.usage);
    assert.deepEqual(out, []);
    assert.match(remarks[0]!, /Usage: bluezone/);
  }
});

test("an unknown command or option is wrong usage, with what was meant", async () => {
  await fails(EXIT.usage, /no command "protcol"; did you mean protocol\?/, "protcol", "rpi");
  await fails(EXIT.usage, /did you mean protocol rpi\?/, "protocol", "rip");
  await fails(EXIT.usage, /no command "constructor"/, "constructor");
  await fails(EXIT.usage, /before its options/, "--json", "protocol", "rpi");
  await fails(EXIT.usage, /no option --teck \(did you mean --tek\?\)/, "protocol", "rpi", "--teck", TEK);
  await fails(EXIT.usage, /no option --__proto__/, "protocol", "rpi", "--__proto__", "1");
  await fails(EXIT.usage, /no option -x/, "protocol", "rpi", "-x");
});

test("a missing, doubled, valueless or misshaped option is wrong usage, and its value is never repeated", async () => {
  const rpi = ["protocol", "rpi"];
  await fails(EXIT.usage, /needs --tek HEX/, ...rpi, "--start", "1");
  await fails(EXIT.usage, /needs --start ENIN/, ...rpi, "--tek", TEK);
  await fails(EXIT.usage, /takes --tek once/, ...rpi, "--tek", TEK, "--tek", TEK, "--start", "1");
  await fails(EXIT.usage, /needs a value after --tek/, ...rpi, "--tek", "--start", "1");
  await fails(EXIT.usage, /needs a value after --start/, ...rpi, "--tek", TEK, "--start");
  await fails(EXIT.usage, /takes --json without a value/, ...rpi, "--tek", TEK, "--start", "1", "--json=yes");
  await fails(EXIT.usage, /takes no word/, ...rpi, "word", "--tek", TEK, "--start", "1");
  await fails(EXIT.usage, /--tek must be 16 bytes/, ...rpi, "--tek", `${TEK}00`, "--start", "1");
  await fails(EXIT.usage, /--start must be a whole number/, ...rpi, "--tek", TEK, "--start=-1");
  await fails(EXIT.usage, /--start must be a whole number/, ...rpi, "--tek", TEK, "--start", "1e3");
  await fails(EXIT.usage, /--count must be/, ...rpi, "--tek", TEK, "--start", "1", "--count", "145");
  await fails(EXIT.usage, /--count must be/, ...rpi, "--tek", TEK, "--start", "1", "--count", "0");
  await fails(EXIT.usage, /4294967295/, ...rpi, "--tek", TEK, "--start", "4294967295", "--count", "2");
  await fails(
    EXIT.usage,
    /--metadata must be 4 bytes/,
    ...rpi,
    "--tek",
    TEK,
    "--start",
    "1",
    "--metadata",
    "40",
  );
  await fails(EXIT.usage, /needs UUID/, "code", "status", "--health", "http://127.0.0.1:1", "--api-key", "k");
  await fails(
    EXIT.usage,
    /another form/,
    "code",
    "status",
    "7",
    "--health",
    "http://127.0.0.1:1",
    "--api-key",
    "k",
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 4, maxLength: 80 }), async (secret) => {
      const { exit, remarks } = await runForTest([...rpi, `--tek=${secret}`, "--start=1"]);
      assert.equal(exit, EXIT.usage);
      assert.equal(remarks[0], "bluezone: --tek must be 16 bytes in hexadecimal, 32 digits.");
    }),
    { numRuns: 50 },
  );
});

test("a variable may stand in for an option; a wrong one is a matter of configuration", async () => {
  const uuid = "5f2f4c3e-6d0b-4f0e-9a5e-0c8d5b0a7c11";
  const { exit, remarks } = await runForTest(["code", "status", uuid, "--api-key", "k"], {
    BLUEZONE_HEALTH: "ftp://x",
  });
  assert.equal(exit, EXIT.configuration);
  assert.match(remarks[0]!, /BLUEZONE_HEALTH must be a web address/);
});

test("a server that is not there is told as such", async () => {
  const uuid = "5f2f4c3e-6d0b-4f0e-9a5e-0c8d5b0a7c11";
  const { exit, remarks } = await runForTest(["code", "expire", uuid, "--health", "http://127.0.0.1:1"], {
    BLUEZONE_API_KEY: "k",
  });
  assert.equal(exit, EXIT.unavailable);
  assert.deepEqual(remarks.length, 1);
  assert.match(remarks[0]!, /no answer from http:\/\/127.0.0.1:1/);
});

test("V30: a secret among the words of a call is warned of or refused, and is taken from a variable or standard input", async () => {
  const uuid = "5f2f4c3e-6d0b-4f0e-9a5e-0c8d5b0a7c11";
  const status = ["code", "status", uuid, "--health", "http://127.0.0.1:1", "--api-key"];
  const warned = await runForTest([...status, "k-e-y"]);
  assert.match(warned.remarks[0]!, /everybody on this machine can read .*BLUEZONE_API_KEY/);
  assert.equal(
    (await runForTest([...status, "-"], {}, "k-e-y")).remarks.length,
    1,
    "only that nobody answers",
  );

  const database = ["init", "keys", "--data", "/dev/null/never", "--database-url"];
  const url = "postgresql://u:a-password@db.example.vn:5432/b";
  const refused = await runForTest([...database, url]);
  assert.equal(refused.exit, EXIT.usage);
  assert.match(
    refused.remarks[0]!,
    /takes --database-url only in the variable DATABASE_URL, or .*standard input/,
  );
  const read = await runForTest([...database, "-"], {}, url);
  assert.doesNotMatch(read.remarks[0]!, /database-url/);

  const enter = ["phone", "enter"];
  const typed = await runForTest([...enter, "12345678", "--data", "/dev/null/never"]);
  assert.match(typed.remarks[0]!, /everybody on this machine can read .*give CODE as -/);
  const piped = await runForTest([...enter, "-", "--data", "/dev/null/never"], {}, "12345678");
  assert.doesNotMatch(piped.remarks[0]!, /everybody/);
  for (const { remarks } of [warned, refused, read, typed, piped])
    assert.doesNotMatch(remarks.join(), /k-e-y|a-password|12345678/);
});

/** Every command that reads a file, and the call around the file's name. */
const READERS: Readonly<Record<string, (file: string) => string[]>> = {
  "protocol hmac": (file) => ["protocol", "hmac", "--keys", file, "--secret", "AA=="],
  "config sign": (file) => ["config", "sign", file, "--kind", "policy", "--root", file],
  "config sign hotlines": (file) => ["config", "sign", file, "--kind", "hotlines", "--root", file],
  "config root": (file) => ["config", "root", file],
};

test("a file that is missing, a folder, a circle of links or a device is a sentence", async () => {
  const [missing, circle, huge] = ["missing", "circle", "huge"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await symlink(circle, circle);
  await writeFile(huge, "");
  await truncate(huge, 3_000_000_000);
  for (const call of Object.values(READERS)) {
    await fails(EXIT.noInput, /is not there/, ...call(missing));
    await fails(EXIT.noInput, /is not there/, ...call(join(huge, "below-a-file")));
    await fails(EXIT.noInput, /is a folder/, ...call(folder));
    await fails(EXIT.noInput, /leads in a circle/, ...call(circle));
    await fails(EXIT.noInput, /too long a name/, ...call(join(folder, "x".repeat(5_00))));
    await fails(EXIT.badData, /longer than 1048576 bytes/, ...call(huge));
    await fails(EXIT.badData, /longer than 1048576 bytes/, ...call("/dev/zero"));
  }
});

test("a file of any bytes or any JSON is a sentence that shows nothing of its content", async () => {
  const file = join(folder, "garbage");
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json({ maxDepth: 4 }).map((json) => new TextEncoder().encode(json)),
    fc
      .array(
        fc.record(
          { key: fc.anything(), rollingStartNumber: fc.anything(), rollingPeriod: fc.integer() },
          { requiredKeys: [] },
        ),
      )
      .map((keys) => new TextEncoder().encode(JSON.stringify(keys))),
  );
  await fc.assert(
    fc.asyncProperty(garbage, async (bytes) => {
      await writeFile(file, bytes, { mode: 0o600 });
      for (const call of Object.values(READERS))
        await fails(EXIT.badData, /garbage" (is|must)|garbage is not a private/, ...call(file));
    }),
    { numRuns: 60 },
  );
});
