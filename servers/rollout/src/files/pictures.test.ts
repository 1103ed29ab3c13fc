import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { Fault } from "@bluezone/contract/fault";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import fc from "fast-check";
import { FILE_KINDS, type FileKind } from "./file-kind.ts";
import { keepFile } from "./keep-file.ts";
import { readFile } from "./read-file.ts";
import { riffOf } from "./riff.ts";
import { docxLetter } from "./testing/letters.ts";
import {
  jpegPicture,
  pngPicture,
  segment,
  TELLTALES,
  tellingPhoto,
  webpPicture,
} from "./testing/pictures.ts";
import { readHere } from "./testing/read-here.ts";

/** What is kept of a picture or sound, or the code with which it is refused. */
async function kept(kind: FileKind, bytes: Uint8Array): Promise<Buffer | string> {
  const blobs = memoryBlobs();
  const { mediaType: declared, purpose } = FILE_KINDS[kind];
  try {
    const file = await keepFile(
      { blobs, reader: readHere },
      { bytes, declared, purpose, by: "a" },
      async () => {},
    );
    return Buffer.from((await readFile(blobs, file))!);
  } catch (error) {
    assert.deepEqual(await blobs.list(""), []);
    if (error instanceof Fault) return error.code;
    throw error;
  }
}
const holds = (bytes: Buffer | string, words: string): boolean =>
  Buffer.isBuffer(bytes) && bytes.includes(Buffer.from(words, "latin1"));

function pngWith(chunks: readonly (readonly [type: string, data: string])[]): Uint8Array {
  const bare = Buffer.from(pngPicture());
  const made = chunks.map(([type, data]) => {
    const body = Buffer.from(type + data, "latin1");
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  });
  return Uint8Array.from(
    Buffer.concat([bare.subarray(0, 33), ...made, bare.subarray(33), Buffer.from("a tail")]),
  );
}

test("a photo loses the place, the owner, the remarks, the thumbnail and whatever follows it", async () => {
  const photo = tellingPhoto();
  const bare = await kept("jpg", photo);
  for (const words of TELLTALES) {
    assert.ok(holds(Buffer.from(photo), words), `${words} was in it`);
    assert.equal(holds(bare, words), false, words);
  }
  assert.equal(holds(bare, "Exif"), false);
  assert.equal(holds(bare, "ICC_PROFILE"), false);
  assert.deepEqual(bare, await kept("jpg", jpegPicture()), "only what draws it is left");
});

test("a photo stays the right way up, by a number that is written anew", async () => {
  const bare = await kept("jpg", tellingPhoto(6));
  assert.ok(Buffer.isBuffer(bare) && holds(bare, "Exif\0\0MM\0*"));
  assert.equal(holds(bare, TELLTALES[0]), false);
  assert.deepEqual(await kept("jpg", bare), bare, "stripping again changes nothing");
});

test("a PNG loses text, time, Exif, colour profile and tail, and a WebP its profile", async () => {
  const png = await kept(
    "png",
    pngWith([
      ["tEXt", "Author\0Camera of somebody"],
      ["iTXt", "XML:com.adobe.xmp\0"],
      ["zTXt", "Comment\0\0x"],
      ["eXIf", "II*\0GPS"],
      ["iCCP", "profile\0\0x"],
      ["tIME", "1234567"],
    ]),
  );
  assert.deepEqual(png, Buffer.from(pngPicture()));
  const webp = await kept("webp", webpPicture());
  assert.ok(Buffer.isBuffer(webp));
  assert.equal(holds(webp, "ICCP"), false);
  assert.equal(webp.readUInt32LE(4), webp.length - 8);
  assert.deepEqual(await kept("webp", webp), webp);
});

test("what is no picture, is of another kind than it says, is cut short, moves or is too large is refused with its reason", async () => {
  const huge = Buffer.from(pngPicture());
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
  const moving = Buffer.from(webpPicture());
  moving[20] = 0x02;
  for (const [why, kind, bytes, code] of [
    ["a PNG that says it is a JPEG", "jpg", pngPicture(), "file_kind"],
    ["a letter", "jpg", docxLetter(), "file_kind"],
    ["a page of the web", "png", Buffer.from("<svg onload=alert(1)>"), "file_kind"],
    ["a JPEG cut short", "jpg", jpegPicture().subarray(0, 700), "file_unreadable"],
    ["a JPEG of nothing", "jpg", Buffer.from("ffd8ffd9", "hex"), "file_unreadable"],
    [
      "a PNG with a wrong sum",
      "png",
      Buffer.concat([pngPicture().subarray(0, 50), pngPicture().subarray(51)]),
      "file_unreadable",
    ],
    ["a picture that would fill the memory", "png", huge, "file_too_large"],
    ["a moving WebP", "webp", moving, "file_kind"],
    ["a photo of 20 MB", "jpg", Buffer.concat([jpegPicture(), Buffer.alloc(20_000_000)]), "file_too_large"],
  ] as const)
    assert.equal(await kept(kind, bytes), code, why);
});

test("whatever bytes come as a picture, they are kept bare or refused with a code, and nothing else happens", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<FileKind>("jpg", "png", "webp", "wav", "mp3", "pdf", "docx"),
      fc.nat(2_000),
      fc.uint8Array({ maxLength: 40 }),
      async (kind, at, noise) => {
        const whole = {
          jpg: tellingPhoto(3),
          png: pngPicture(),
          webp: webpPicture(),
          wav: sound(),
          mp3: song(),
        };
        const bytes = Buffer.from(whole[kind as keyof typeof whole] ?? docxLetter());
        bytes.set(noise.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
        const result = await kept(kind, bytes);
        assert.ok(Buffer.isBuffer(result) || result.startsWith("file_"));
      },
    ),
    { numRuns: 300 },
  );
});

test("a photo with any segments that are not drawn is kept as if they had not been there", async () => {
  const bare = await kept("jpg", jpegPicture());
  const other = fc.tuple(fc.constantFrom(0xe2, 0xe3, 0xed, 0xef, 0xfe), fc.uint8Array({ maxLength: 60 }));
  await fc.assert(
    fc.asyncProperty(fc.array(other, { maxLength: 6 }), async (segments) => {
      const photo = Buffer.from(jpegPicture());
      const told = segments.map(([marker, body]) => segment(marker, body));
      assert.deepEqual(
        await kept("jpg", Buffer.concat([photo.subarray(0, 2), ...told, photo.subarray(2)])),
        bare,
      );
    }),
    { numRuns: 100 },
  );
});

/** A tenth of a second of silence. */
function sound(): Uint8Array {
  const format = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0]);
  return riffOf("WAVE", [
    { id: "LIST", data: Buffer.from("INFOIART\x05\0\0\0owner\0", "latin1") },
    { id: "fmt ", data: format },
    { id: "data", data: Buffer.alloc(1_600) },
  ]);
}
/** Four frames of 128 kbit/s between tags. */
function song(): Uint8Array {
  const frame = Buffer.concat([Buffer.from("fffb9000", "hex"), Buffer.alloc(413)]);
  const tag = Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\x0a", "latin1"), Buffer.from("owner\0\0\0\0\0")]);
  return Uint8Array.from(
    Buffer.concat([tag, frame, frame, frame, frame, Buffer.from("TAGowner".padEnd(128))]),
  );
}

test("sound loses its tags and keeps its samples", async () => {
  for (const [kind, bytes, size] of [
    ["wav", sound(), 1_600 + 44],
    ["mp3", song(), 4 * 417],
  ] as const) {
    assert.ok(holds(Buffer.from(bytes), "owner"));
    const bare = await kept(kind, bytes);
    assert.equal(bare.length, size);
    assert.equal(holds(bare, "owner"), false);
  }
});
